"""The touches on the table: which go to the tool in her hand, and which move the page."""

from collections.abc import Hashable
from time import monotonic
from typing import TYPE_CHECKING

from kivy.core.window import Window
from kivy.input import MotionEvent

from fanzines.plane import XY
from kiosk import theme
from kiosk.machine.fresh_input import hurry
from kiosk.studio.table.grip import Grip
from kiosk.studio.tools.contacts import Contacts, Line, Meaning, Pressure, sort_of

if TYPE_CHECKING:
    from kiosk.studio.table.table import Table


class Touches:
    """Numbers the contacts of the tool at work from 0."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._contacts = Contacts()
        self._pressure = Pressure()
        self._at: dict[Hashable, XY] = {}
        self._working: dict[Hashable, int] = {}
        self._grip: Grip | None = None

    @property
    def grips_page(self) -> bool:
        """Whether two fingers have hold of the page."""
        return self._grip is not None

    def down(self, touch: MotionEvent) -> None:
        """A contact lands."""
        hurry(True)
        self._at[touch.uid] = touch.pos
        sort = sort_of(touch, *(side / theme.mm(1) for side in Window.size))
        landing = self._contacts.lands(
            touch.uid, _on_glass(touch), monotonic(), sort, lambda: self._joins(touch)
        )
        if landing.line is Line.IS_TAKEN_BACK:
            self._take_line_back()
        elif landing.line is Line.ENDS:
            self.end_line()
        if landing.meaning is Meaning.WORK:
            self._begin_work(touch)
        self._regrip()

    def move(self, touch: MotionEvent) -> None:
        """It moves."""
        self._at[touch.uid] = touch.pos
        meaning = self._contacts.moves(touch.uid, _on_glass(touch))
        if meaning is Meaning.WORK and touch.uid in self._working and self._table.tool:
            point = self._table.ground.to_page(*touch.pos)
            self._table.tool.move(self._working[touch.uid], *point, self._pressure.of(touch))
        elif meaning is Meaning.PAGE and self._grip:
            self._grip.follow(*(self._at[key] for key in self._contacts.gripping()))
            self._table.follow_ground()

    def up(self, touch: MotionEvent) -> None:
        """It lifts."""
        self._contacts.lifts(touch.uid, monotonic())
        del self._at[touch.uid]
        contact = self._working.pop(touch.uid, None)
        hurry(self._contacts.are_there())
        if contact is not None and self._table.tool:
            self._table.tool.up(contact, *self._table.ground.to_page(*touch.pos))
        self._regrip()

    def end_line(self) -> None:
        """What the tool is doing ends here."""
        for key, contact in tuple(self._working.items()):
            del self._working[key]
            if self._table.tool:
                self._table.tool.up(contact, *self._table.ground.to_page(*self._at[key]))

    def _take_line_back(self) -> None:
        """What the tool was doing never was."""
        self._working.clear()
        tool = self._table.tool
        if tool:
            getattr(tool, "cancel", tool.put_away)()

    def _joins(self, touch: MotionEvent) -> bool:
        """Whether the tool takes this as a second finger."""
        joins = getattr(self._table.tool, "joins", None)
        return bool(joins and joins(*self._table.ground.to_page(*touch.pos)))

    def _begin_work(self, touch: MotionEvent) -> None:
        contact = next(number for number in range(99) if number not in self._working.values())
        self._working[touch.uid] = contact
        assert self._table.tool is not None
        point = self._table.ground.to_page(*touch.pos)
        self._table.tool.down(contact, *point, self._pressure.of(touch))

    def _regrip(self) -> None:
        """Two fingers have hold of the page from where they are now; one alone moves nothing."""
        ends = [self._at[key] for key in self._contacts.gripping()]
        self._grip = Grip(self._table.ground, *ends) if len(ends) == 2 else None


def _on_glass(touch: MotionEvent) -> XY:
    """Where it is, in mm."""
    mm = theme.mm(1)
    return touch.x / mm, touch.y / mm
