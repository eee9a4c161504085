"""Her consent, the facilitator's approval, and the one function that lets a fanzine out to others."""

import hashlib
import re
from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import Final, NoReturn, final

from fanzines.as_json import canonical, page_as_json
from fanzines.model import Fanzine

_TOKEN: Final = object()
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


class Use(StrEnum):
    """What a fanzine may be used for. Each is asked for by itself; all are off at first."""

    SEE = "see"
    CIRCLE = "circle"
    EXHIBITION = "exhibition"
    PAPER = "paper"
    ROOM = "room"
    WEB = "web"


NEEDS_RUNNING: Final = frozenset({Use.EXHIBITION, Use.ROOM, Use.WEB})


class Reason(StrEnum):
    """Why a fanzine stays in: the first yes that is missing."""

    NO_CONSENT = "no_consent"
    CHANGED_SINCE = "changed_since"
    EXPIRED = "expired"
    NOT_APPROVED = "not_approved"
    CHANGED_SINCE_APPROVAL = "changed_since_approval"
    NOT_RUNNING = "not_running"


@dataclass(frozen=True, slots=True)
class Consent:
    """The maker's yes to one use of one fanzine as its pages were; months are YYYY-MM, `until` included."""

    fanzine: str
    use: Use
    pages_hash: str
    given: str
    until: str

    def __post_init__(self) -> None:
        check_months(self.given, self.until)


@dataclass(frozen=True, slots=True)
class Approval:
    """The facilitator's yes to showing one fanzine as its pages were."""

    fanzine: str
    pages_hash: str


@final
@dataclass(frozen=True, slots=True)
class Released:
    """A fanzine that may leave for one use. Only `release` makes it; it is used at once and never stored."""

    fanzine: Fanzine
    use: Use
    token: InitVar[object]

    def __post_init__(self, token: object) -> None:
        if token is not _TOKEN:
            raise TypeError("only release() lets a fanzine out")

    def __reduce__(self) -> NoReturn:
        raise TypeError("a released fanzine is not stored or copied: ask release() again")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A fanzine stays in; why, and nothing of what is in it."""

    reason: Reason


def check_months(given: str, until: str) -> None:
    """Return when a consent may run between those months; ValueError otherwise."""
    if not (_MONTH.fullmatch(given) and _MONTH.fullmatch(until)):
        raise ValueError("a consent's months are written YYYY-MM")
    if until < given:
        raise ValueError("a consent cannot end before it is given")


def pages_hash(fanzine: Fanzine) -> str:
    """SHA-256 (hexadecimal) of all that others would meet: pages, photos by digest, direction, language.

    Pages that rest beside the fanzine are not met.

    Direction decides what is met first; language is published with a story and can narrow down who
    made it: so a change of either voids consent. Fold and month do not count: printing the same pages
    another way needs no new yes.
    """
    seen = {
        "hash": "fanzine pages 1",
        "direction": fanzine.direction.value,
        "language": fanzine.language,
        "pages": [page_as_json(page) for page in fanzine.folded.pages],
    }
    return hashlib.sha256(canonical(seen)).hexdigest()


def release(
    fanzine: Fanzine,
    use: Use,
    *,
    consent: Consent | None,
    approval: Approval | None,
    running: bool,
    month: str,
) -> Released | Withheld:
    """The fanzine for that use, or why not. `running`: its exhibition is on; `month`: the current YYYY-MM.

    Looking (`see`) takes her consent only, circle and paper approval too, the rest also a running exhibition.
    """
    now = pages_hash(fanzine)
    reason = _without_consent(fanzine, use, consent, now, month)
    if reason is None and use is not Use.SEE:
        reason = _without_approval(fanzine, approval, now)
    if reason is None and use in NEEDS_RUNNING and not running:
        reason = Reason.NOT_RUNNING
    return Released(fanzine.folded, use, _TOKEN) if reason is None else Withheld(reason)


def _without_consent(
    fanzine: Fanzine, use: Use, consent: Consent | None, now: str, month: str
) -> Reason | None:
    if consent is None or consent.fanzine != fanzine.id or consent.use is not use:
        return Reason.NO_CONSENT
    if consent.pages_hash != now:
        return Reason.CHANGED_SINCE
    # A clock that was set back must not bring an ended consent to life, hence both ends are checked.
    return None if consent.given <= month <= consent.until else Reason.EXPIRED


def _without_approval(fanzine: Fanzine, approval: Approval | None, now: str) -> Reason | None:
    if approval is None or approval.fanzine != fanzine.id:
        return Reason.NOT_APPROVED
    return None if approval.pages_hash == now else Reason.CHANGED_SINCE_APPROVAL
