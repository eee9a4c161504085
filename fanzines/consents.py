"""Her consent, the facilitator's approval, and the one function that lets a fanzine out to others.

A consent that ends with an exhibition names its run: it is over when that run is, and no other revives it.
"""

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
    VOICE = "voice"
    """Its recorded reading may be heard wherever else she lets it be shown."""


NEEDS_RUNNING: Final = frozenset({Use.EXHIBITION, Use.ROOM, Use.WEB, Use.VOICE})
BY_WORD_OF_MOUTH: Final = frozenset({Use.CIRCLE, Use.EXHIBITION, Use.PAPER})


class Duration(StrEnum):
    """For how long she agrees, the shorter first."""

    EXHIBITION = "exhibition"
    YEAR = "year"


class WhySpoken(StrEnum):
    """Why she told a facilitator instead of touching the kiosk herself; nothing that tells who she is."""

    HAND = "hand"
    VOICE = "voice"
    PAPER = "paper"
    AWAY = "away"


class Reason(StrEnum):
    """Why a fanzine stays in: the first yes that is missing."""

    NO_CONSENT = "no_consent"
    CHANGED_SINCE = "changed_since"
    EXPIRED = "expired"
    EXHIBITION_OVER = "exhibition_over"
    NOT_APPROVED = "not_approved"
    CHANGED_SINCE_APPROVAL = "changed_since_approval"
    NOT_HEARD = "not_heard"
    NOT_RUNNING = "not_running"


@dataclass(frozen=True, slots=True)
class Consent:
    """The maker's yes to one use of one fanzine as its pages were; months are YYYY-MM, `until` included.

    `exhibition` is the run of an exhibition it ends with, None when it holds to its last month. A yes to the
    voice is to one very `recording`, by the digest of its sound; no other yes names one.
    """

    fanzine: str
    use: Use
    pages_hash: str
    given: str
    until: str
    exhibition: str | None = None
    recording: str | None = None

    def __post_init__(self) -> None:
        check_months(self.given, self.until)
        if (self.use is Use.VOICE) != (self.recording is not None):
            raise ValueError("a yes to the voice names its recording, and no other yes does")


@dataclass(frozen=True, slots=True)
class SpokenConsent:
    """A yes by word of mouth, written down by a facilitator: never online; it ends with its exhibition."""

    fanzine: str
    use: Use
    pages_hash: str
    given: str
    until: str
    exhibition: str
    why: WhySpoken

    def __post_init__(self) -> None:
        check_months(self.given, self.until)
        if self.use not in BY_WORD_OF_MOUTH:
            raise ValueError("by word of mouth she agrees to the circle, the exhibition or paper only")
        if not self.exhibition:
            raise ValueError("what was agreed to by word of mouth ends with an exhibition")


Yes = Consent | SpokenConsent


@dataclass(frozen=True, slots=True)
class Approval:
    """The facilitator's yes to showing one fanzine as its pages were."""

    fanzine: str
    pages_hash: str


@dataclass(frozen=True, slots=True)
class Recording:
    """The recorded reading a fanzine has: its sound's digest, and whether a facilitator approved it."""

    digest: str
    approved: bool


@final
@dataclass(frozen=True, slots=True)
class Released:
    """A fanzine that may leave for one use. Only `release` makes it; it is used at once and never stored.

    `until` is the last month (YYYY-MM) of the consent it rests on.
    """

    fanzine: Fanzine
    use: Use
    until: str
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
    spoken: SpokenConsent | None = None,
    exhibition: str | None = None,
    recording: Recording | None = None,
) -> Released | Withheld:
    """The fanzine for that use, or why not. `running`: its exhibition is on; `month`: the current YYYY-MM.

    Looking (`see`) takes her consent only, circle and paper approval too, the rest also a running exhibition.
    The voice takes, besides, that the `recording` there is now is the one she agreed to, and was approved.
    Her own yes counts before one by word of mouth. `exhibition`: the run of the exhibition it is asked for; a
    consent that ends with an exhibition holds only while that very run is on.
    """
    answer = judge(
        fanzine.id,
        use,
        pages_hash(fanzine),
        consent=consent,
        approval=approval,
        running=running,
        month=month,
        spoken=spoken,
        exhibition=exhibition,
        recording=recording,
    )
    if isinstance(answer, Withheld):
        return answer
    return Released(fanzine.folded, use, answer.until, _TOKEN)


def judge(
    fanzine_id: str,
    use: Use,
    now: str,
    *,
    consent: Consent | None,
    approval: Approval | None,
    running: bool,
    month: str,
    spoken: SpokenConsent | None = None,
    exhibition: str | None = None,
    recording: Recording | None = None,
) -> Yes | Withheld:
    """What `release` goes by: the yes that lets pages of the hash `now` out, or why they stay in."""
    on = exhibition if running else None
    yes: Yes | None = consent
    reason = why_void(fanzine_id, use, consent, now, month, on, recording)
    if reason is not None and spoken is not None and use in BY_WORD_OF_MOUTH:
        void = why_void(fanzine_id, use, spoken, now, month, on)
        if void is None or consent is None:
            yes, reason = spoken, void
    if reason is None and use is not Use.SEE:
        reason = _without_approval(fanzine_id, approval, now)
    if reason is None and use is Use.VOICE and not (recording and recording.approved):
        reason = Reason.NOT_HEARD
    if reason is None and use in NEEDS_RUNNING and not running:
        reason = Reason.NOT_RUNNING
    if reason is not None or yes is None:
        return Withheld(reason or Reason.NO_CONSENT)
    return yes


def why_void(
    fanzine_id: str,
    use: Use,
    yes: Yes | None,
    now: str,
    month: str,
    on: str | None,
    recording: Recording | None = None,
) -> Reason | None:
    """Why that yes counts for nothing, or None. `now`: the pages' hash; `on`: the run that is on."""
    if yes is None or yes.fanzine != fanzine_id or yes.use is not use:
        return Reason.NO_CONSENT
    if yes.pages_hash != now or _names_another(yes, recording):
        return Reason.CHANGED_SINCE
    # A clock that was set back must not bring an ended consent to life, hence both ends are checked.
    if not yes.given <= month <= yes.until:
        return Reason.EXPIRED
    return Reason.EXHIBITION_OVER if yes.exhibition is not None and yes.exhibition != on else None


def _names_another(yes: Yes, recording: Recording | None) -> bool:
    named = yes.recording if isinstance(yes, Consent) else None
    return named is not None and (recording is None or recording.digest != named)


def _without_approval(fanzine_id: str, approval: Approval | None, now: str) -> Reason | None:
    if approval is None or approval.fanzine != fanzine_id:
        return Reason.NOT_APPROVED
    return None if approval.pages_hash == now else Reason.CHANGED_SINCE_APPROVAL
