"""Facts: what one tablet of a group last knew of one thing, and when in the order of all they heard."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

Json = Mapping[str, Any]

MOST: Final = 2**53
"""Numbers that JSON keeps everywhere."""
_ID: Final = re.compile(r"[0-9a-f]{16}")
_SUBJECT: Final = re.compile(r"[0-9a-zA-Z_. -]{0,200}")


class FactUnreadable(ValueError):
    """What should be a fact is none."""


class Kind(StrEnum):
    """What a fact is about; its subject is named beside it."""

    REMOVED = "removed"
    """A fanzine was taken away; `spared` are the copies that lay beside it and were not."""
    TAKEN = "taken"
    """A yes to a use, or the approval, was taken back; `hers`: the number of the last one by her own hand."""
    SILENCED = "silenced"
    """A recorded reading, by its sound's digest, was thrown away, or another took its place."""
    GIVEN_UP = "given up"
    """A sign, by its tag, opens nothing any more."""
    BESIDE = "beside"
    """Her own no to a slip hanging beside her fanzine; or her yes after it, `seen`: the noes it knew of."""
    SHELF = "shelf"
    """The tag of the sign that opens a shelf."""
    STANDS = "stands"
    """The shelf a fanzine stands on."""
    OWN = "own"
    """Her own yes to a use; `seen` is what had been taken back before."""
    SPOKEN = "spoken"
    """Her yes by word of mouth."""
    APPROVAL = "approval"
    """A facilitator's yes: to the pages, or to the recorded reading."""
    READING = "reading"
    """A recorded reading, by its sound's digest."""
    HEARD = "heard"
    """A facilitator listened to a recorded reading, to its end."""
    FACES = "faces"
    """The faces found on a page."""
    SPOT = "spot"
    """A place on a page that a facilitator asks about."""
    ANSWER = "answer"
    """What was answered to a finding."""
    SLIP = "slip"
    """A visitor's answer that waits for the maker."""
    EXHIBITION = "exhibition"
    """Which exhibitions are on at a tablet."""
    OUT = "out"
    """How many copies of a fanzine went out at a tablet."""


DENYING: Final = frozenset({Kind.REMOVED, Kind.TAKEN, Kind.SILENCED, Kind.BESIDE, Kind.GIVEN_UP, Kind.SHELF})
"""What is honoured before anything else is opened."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What `tablet` knew at its number `n`; `data` is None when there is no such thing any more.

    `fanzine` is the one it goes with, empty for none. A later fact of a tablet replaces its earlier one.
    """

    kind: Kind
    subject: str
    fanzine: str
    tablet: str
    n: int
    data: Json | None

    @property
    def place(self) -> tuple[Kind, str, str]:
        """What it takes the place of."""
        return self.kind, self.subject, self.tablet


def fact_as_json(fact: Fact) -> list[Any]:
    """As it is packed."""
    data = None if fact.data is None else dict(fact.data)
    return [fact.kind.value, fact.subject, fact.fanzine, fact.tablet, fact.n, data]


def fact_from_json(value: Any) -> Fact:
    """The fact so packed. FactUnreadable."""
    try:
        kind, subject, fanzine, tablet, n, data = value
        fact = Fact(Kind(kind), str(subject), str(fanzine), str(tablet), number_from(n), data)
    except (TypeError, ValueError) as error:
        raise FactUnreadable("this is no fact") from error
    named = is_id(tablet) and (not fanzine or is_id(fanzine)) and _SUBJECT.fullmatch(fact.subject)
    if not named or not isinstance(data, dict | None):
        raise FactUnreadable("this is no fact")
    return fact


def number_from(value: Any) -> int:
    """A number in the order of what a group heard. FactUnreadable."""
    if type(value) is not int or not 0 <= value < MOST:
        raise FactUnreadable("a number is not one")
    return value


def is_id(text: Any) -> bool:
    """Whether it may name a tablet, a fanzine or a shelf."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


def newest(facts: Iterable[Fact]) -> Fact | None:
    """The one that counts: the furthest in the order of all that was heard, else by the tablet's name."""
    return max(facts, key=lambda fact: (fact.n, fact.tablet), default=None)


def seen_from(value: Any) -> dict[str, int]:
    """How far each tablet was heard. FactUnreadable."""
    if not isinstance(value, dict) or not all(map(is_id, value)):
        raise FactUnreadable("nobody is named so")
    return {tablet: number_from(n) for tablet, n in value.items()}


def as_text(data: Json | None) -> str:
    """As a row keeps it."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"))
