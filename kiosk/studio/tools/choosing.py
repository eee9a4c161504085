"""Choosing some of the words that are being typed: a second touch, two pins, and a bar of buttons."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, Final

from kivy.graphics import Color, Ellipse, InstructionGroup, Line, Quad

from fanzines.geometry import to_local, to_page
from fanzines.model import Words
from fanzines.plane import XY, Box
from fanzines.typesetting import set_words
from fanzines.typesetting.selection import (
    Edge,
    Selection,
    all_of,
    cluster_at,
    edges,
    end_at,
    ending_at,
    longer,
    rectangles,
    replaced,
    shorter,
    start_at,
    starting_at,
    word_at,
)
from kiosk import theme
from kiosk.studio.tools.pins import Foot, Pin, laid, nearest

if TYPE_CHECKING:
    from kiosk.studio.tools.lettering import Lettering

_HEAD: Final = 8.0
_FILL: Final = 0.35
_STEM: Final = 0.35


@dataclass(frozen=True, slots=True)
class _Grip:
    """A finger has hold of the start (0) or the end (1), so far (mm of the words) from its edge's middle."""

    which: int
    dx: float
    dy: float


class Choosing:
    """What is chosen of the words in the lettering tool; None while there is only a caret."""

    def __init__(self, lettering: "Lettering") -> None:
        self._lettering = lettering
        self.chosen: Selection | None = None
        self._grip: _Grip | None = None
        self._landed: tuple[float, XY] | None = None
        self._acts: dict[str, Callable[[], None]] = {
            "less": lambda: self._choose(self._stepped(shorter)),
            "more": lambda: self._choose(self._stepped(longer)),
            "all": lambda: self._choose(all_of(self._text)),
            "copy": self._copy,
            "cut": self._cut,
            "put": lambda: lettering.put(lettering.studio.app.keeper.copied),
            "away": lambda: lettering.put(""),
        }

    @property
    def holds(self) -> bool:
        """Whether a finger has hold of a pin."""
        return self._grip is not None

    def act(self, way: str) -> None:
        """Do what a button of the bar says."""
        self.forget_touch()
        if way in self.ways():
            self._acts[way]()

    def ways(self) -> list[str]:
        """The buttons that do anything now; none while the bar is not wanted."""
        text, chosen = self._text, self.chosen
        copied = self._lettering.studio.app.keeper.copied
        if self._lettering.words is None or not (chosen or copied):
            return []
        possible = {
            "less": chosen is not None and shorter(text, chosen) != chosen,
            "more": chosen is not None and longer(text, chosen) != chosen,
            "all": all_of(text) not in (None, chosen),
            **dict.fromkeys(("copy", "cut", "away"), chosen is not None),
            "put": bool(copied),
        }
        return [way for way, can in possible.items() if can]

    def drop(self) -> None:
        """Nothing is chosen any more."""
        self.chosen = self._grip = None

    def forget_touch(self) -> None:
        """The next touch is a first one."""
        self._landed = None

    def lands(self, words: Words, x: float, y: float) -> bool:
        """A finger touches the words at a page point: whether it did so before, and a word is chosen.

        A third touch in the same hurry changes nothing.
        """
        now, at = monotonic(), self._to_px(x, y)
        before, self._landed = self._landed, (now, at)
        if before is None or now - before[0] > theme.DOUBLE_TOUCH or _far(before[1], at):
            self.drop()
            return False
        left, top = to_local(words.placement, x, y)
        self.chosen = word_at(words.text, cluster_at(set_words(words), left + words.width / 2, top))
        return self.chosen is not None

    def takes_hold(self, x: float, y: float) -> bool:
        """A finger touches a page point: whether it has hold of a pin now."""
        words = self._lettering.words
        which = nearest(self.pins(), self._to_px(x, y), theme.mm(theme.TARGET))
        if words is None or self.chosen is None or which is None:
            return False
        edge = edges(set_words(words), self.chosen)[which]
        left, top = to_local(words.placement, x, y)
        middle = edge.x - words.width / 2, (edge.top + edge.bottom) / 2
        self._grip = _Grip(which, middle[0] - left, middle[1] - top)
        return True

    def pull(self, x: float, y: float) -> None:
        """The finger that has hold of a pin moves."""
        words, chosen, grip = self._lettering.words, self.chosen, self._grip
        if words is None or chosen is None or grip is None:
            return
        left, top = to_local(words.placement, x, y)
        at = left + grip.dx + words.width / 2, top + grip.dy
        if grip.which:
            self.chosen = ending_at(words.text, chosen, end_at(set_words(words), *at))
        else:
            self.chosen = starting_at(words.text, chosen, start_at(set_words(words), *at))

    def let_go(self) -> None:
        """It lifts."""
        self._grip = None

    def replace(self, by: str) -> tuple[str, int] | None:
        """The text with something else in the place of what is chosen, and the caret; None: nothing is."""
        if self.chosen is None:
            return None
        text, offset = replaced(self._text, self.chosen, by)
        self.drop()
        return text, offset

    def lowest(self) -> float:
        """The page's mm down to which what is chosen reaches."""
        words = self._lettering.words
        assert words is not None and self.chosen is not None
        return max(self._foot(words, edge)[1] for edge in edges(set_words(words), self.chosen))

    def draw(self, group: InstructionGroup) -> None:
        """Mark what is chosen, and put a pin at either end."""
        words = self._lettering.words
        if words is None or self.chosen is None:
            return
        for box in rectangles(set_words(words), self.chosen):
            corners = self._on_screen(words, box)
            group.add(Color(*theme.rgba(theme.YELLOW, _FILL)))
            group.add(Quad(points=corners))
            group.add(Color(*theme.rgba(theme.BLUE)))
            group.add(Line(points=corners, close=True, width=1.1))
        for edge, pin in zip(edges(set_words(words), self.chosen), self.pins(), strict=True):
            top = self._to_px(*to_page(words.placement, edge.x - words.width / 2, edge.top))
            group.add(Color(*theme.rgba(theme.INK)))
            group.add(Line(points=(*top, *pin.foot, *pin.head), width=theme.mm(_STEM)))
            _draw_head(group, pin.head)

    def pins(self) -> list[Pin]:
        """The pins at the start and at the end of what is chosen."""
        words, table = self._lettering.words, self._lettering.studio.table
        if words is None or self.chosen is None:
            return []
        lowest = max(table.y, self._lettering.free_from)
        room = Box(table.x, lowest, table.right, table.top)
        feet = [self._standing(words, edge) for edge in edges(set_words(words), self.chosen)]
        return laid(feet, theme.mm(theme.TARGET), room)

    @property
    def _text(self) -> str:
        return self._lettering.words.text if self._lettering.words else ""

    def _stepped(self, step: Callable[[str, Selection], Selection]) -> Selection | None:
        return step(self._text, self.chosen) if self.chosen else None

    def _choose(self, chosen: Selection | None) -> None:
        self.chosen = chosen
        self._lettering.show()

    def _copy(self) -> None:
        assert self.chosen is not None
        self._lettering.studio.app.keeper.copied = self._text[self.chosen.start : self.chosen.end]
        self._lettering.show()

    def _cut(self) -> None:
        self._copy()
        self._lettering.put("")

    def _standing(self, words: Words, edge: Edge) -> Foot:
        """The foot of a pin; the words may lie turned."""
        x, y = self._foot(words, edge)
        turned = replace(words.placement, x=0.0, y=0.0, scale=1.0)
        (ax, ay), (dx, dy) = to_page(turned, edge.outward, 0.0), to_page(turned, 0.0, 1.0)
        return Foot(self._to_px(x, y), (ax, -ay), (dx, -dy))

    def _foot(self, words: Words, edge: Edge) -> XY:
        return to_page(words.placement, edge.x - words.width / 2, edge.bottom)

    def _to_px(self, x: float, y: float) -> XY:
        return self._lettering.studio.table.ground.to_px(x, y)

    def _on_screen(self, words: Words, box: Box) -> list[float]:
        half = words.width / 2
        points = (to_page(words.placement, x - half, y) for x, y in box.corners)
        return [value for point in points for value in self._to_px(*point)]


def _far(before: XY, at: XY) -> bool:
    """Whether a second touch landed elsewhere than the first."""
    return max(abs(before[0] - at[0]), abs(before[1] - at[1])) > theme.mm(theme.TARGET / 2)


def _draw_head(group: InstructionGroup, at: XY) -> None:
    across = theme.mm(_HEAD)
    group.add(Color(*theme.rgba(theme.YELLOW)))
    group.add(Ellipse(pos=(at[0] - across / 2, at[1] - across / 2), size=(across, across)))
    group.add(Color(*theme.rgba(theme.INK)))
    group.add(Line(circle=(*at, across / 2), width=1.2))
