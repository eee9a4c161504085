"""What each contact with the page means: the tool at work, two fingers that move the page, or a resting hand.

What can be told apart. Fingers come from SDL without their size (X11, KMSDRM); other providers of Kivy's
(TUIO, Windows) may report it as `shape`. SDL 2 knows no stylus: one arrives as the pointer, as a mouse does,
and without pressure; a pointer is therefore taken for the more exact of the two, a stylus. On Windows Kivy
names pens. A palm that SDL reports as one more finger can be told only by when it lands and how far it goes.
"""

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Protocol

XY = tuple[float, float]

SOON: Final = 0.3
"""Seconds in which a second finger makes of the first one's line the beginning of a grip."""
HARDLY: Final = 3.0
SHORT: Final = 12.0
"""Mm on the glass: a finger that has hardly moved was no line yet; a short line may still have been none."""
RESTING: Final = 1.0
"""Seconds after a stylus has lifted in which fingers are the hand that holds it."""
PALM: Final = 22.0
"""Mm across: no fingertip is as broad."""
_STYLI: Final = ("mouse", "wm_pen")


class Meaning(Enum):
    """What a contact does."""

    WORK = auto()
    PAGE = auto()
    NOTHING = auto()


class Line(Enum):
    """What becomes of the line that was being drawn when another contact lands."""

    GOES_ON = auto()
    IS_TAKEN_BACK = auto()
    ENDS = auto()


@dataclass(frozen=True, slots=True)
class Sort:
    """What the device says of a contact: a stylus (or a mouse), or a finger; `broad` as no fingertip is."""

    stylus: bool = False
    broad: bool = False


@dataclass(frozen=True, slots=True)
class Landing:
    """What a new contact means, and what becomes of the line it finds."""

    meaning: Meaning
    line: Line = Line.GOES_ON


@dataclass(slots=True)
class _Contact:
    sort: Sort
    start: XY
    since: float
    meaning: Meaning
    travel: float = 0.0

    def was_no_line_yet(self, now: float) -> bool:
        return self.travel < HARDLY or (self.travel < SHORT and now - self.since < SOON)


class Contacts:
    """Every contact that is down. Points are mm on the glass, times seconds."""

    def __init__(self) -> None:
        self._down: dict[Hashable, _Contact] = {}
        self._stylus_lifted = -math.inf

    def lands(
        self,
        key: Hashable,
        at: XY,
        now: float,
        sort: Sort = Sort(),
        joins: Callable[[], bool] = lambda: False,
    ) -> Landing:
        """A contact lands; `joins` is asked whether the tool at work takes it as a second finger."""
        landing = self._landing(now, sort, joins)
        if landing.line is not Line.GOES_ON:
            self._turn_into(Meaning.PAGE if landing.meaning is Meaning.PAGE else Meaning.NOTHING)
        self._down[key] = _Contact(sort, at, now, landing.meaning)
        return landing

    def moves(self, key: Hashable, at: XY) -> Meaning:
        """It moves; what it means."""
        contact = self._down[key]
        contact.travel = max(contact.travel, math.dist(contact.start, at))
        return contact.meaning

    def lifts(self, key: Hashable, now: float) -> Meaning:
        """It lifts; what it meant."""
        contact = self._down.pop(key)
        if contact.sort.stylus:
            self._stylus_lifted = now
        return contact.meaning

    def gripping(self) -> tuple[Hashable, ...]:
        """The contacts that have hold of the page; it takes two to move it."""
        return self._that(Meaning.PAGE)

    def are_there(self) -> bool:
        """Whether any contact is down."""
        return bool(self._down)

    def _landing(self, now: float, sort: Sort, joins: Callable[[], bool]) -> Landing:
        working, gripping = self._that(Meaning.WORK), self._that(Meaning.PAGE)
        if sort.broad or (not sort.stylus and self._hand_rests(now)):
            return Landing(Meaning.NOTHING)
        if sort.stylus:
            return Landing(Meaning.WORK, self._line_a_stylus_finds(now))
        if len(working) == 1 and joins():
            return Landing(Meaning.WORK)
        if len(working) == 1 and self._down[working[0]].was_no_line_yet(now):
            return Landing(Meaning.PAGE, Line.IS_TAKEN_BACK)
        if len(gripping) == 1:
            return Landing(Meaning.PAGE)
        return Landing(Meaning.NOTHING if working or gripping else Meaning.WORK)

    def _line_a_stylus_finds(self, now: float) -> Line:
        working = self._that(Meaning.WORK)
        if not working:
            return Line.ENDS if self.gripping() else Line.GOES_ON
        resting = all(self._down[key].was_no_line_yet(now) for key in working)
        return Line.IS_TAKEN_BACK if resting else Line.ENDS

    def _hand_rests(self, now: float) -> bool:
        held = any(contact.sort.stylus for contact in self._down.values())
        return held or now - self._stylus_lifted < RESTING

    def _that(self, meaning: Meaning) -> tuple[Hashable, ...]:
        return tuple(key for key, contact in self._down.items() if contact.meaning is meaning)

    def _turn_into(self, meaning: Meaning) -> None:
        for contact in self._down.values():
            if contact.meaning is not Meaning.NOTHING:
                contact.meaning = meaning


class Touch(Protocol):
    """What is asked of a Kivy touch."""

    device: str
    profile: tuple[str, ...]


def sort_of(touch: "Touch", width_mm: float, height_mm: float) -> Sort:
    """What a touch's device says of it; the screen is so many mm wide and high."""
    shape = getattr(touch, "shape", None) if "shape" in touch.profile else None
    across = max(shape.width * width_mm, shape.height * height_mm) if shape else 0.0
    return Sort(stylus=touch.device in _STYLI, broad=across >= PALM)


class Pressure:
    """How hard a touch presses, where its device knows: one that always says 1, or 0, does not."""

    def __init__(self) -> None:
        self._knows: set[str] = set()

    def of(self, touch: "Touch") -> float | None:
        """0 to 1, or None."""
        if "pressure" not in touch.profile:
            return None
        pressure = float(getattr(touch, "pressure", 1.0) or 0.0)
        if pressure not in (0.0, 1.0):
            self._knows.add(touch.device)
        return min(max(pressure, 0.0), 1.0) if touch.device in self._knows else None
