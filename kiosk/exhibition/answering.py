"""Leaving an answer: a stamp, a drawn mark or a short word. A facilitator looks at it first."""

from collections.abc import Callable
from typing import Final

from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ObjectProperty, OptionProperty, StringProperty

from exhibitions.show.slips import (
    HEIGHT,
    LONGEST_WORD,
    MOST_POINTS,
    MOST_STROKES,
    WIDTH,
    Mark,
    Points,
    Slip,
    Stamp,
    Word,
    plain,
)
from kiosk.language import N_, tongue
from kiosk.names import STAMPS
from kiosk.widgets.field import shorter
from kiosk.widgets.keyboard import layout_of_app
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.slip import SlipView, stamp_colour, stamps
from kiosk.widgets.touch import Touchable

_STROKE: Final = "stroke"
LEFT: Final = N_("Thank you. Somebody here looks at it first, then it waits for whoever made this.")
NO_ROOM: Final = N_(
    "So many answers are waiting that there is no room for one more. Please tell somebody here."
)
NOT_KEPT: Final = N_("It could not be kept. Please tell somebody here.")

Leave = Callable[[Slip, Callable[[object], None]], None]
"""Puts a slip to those that wait; what came of it is told later."""


class StampTile(Touchable):
    """One of the stamps."""

    name = StringProperty("")
    colour = StringProperty("")


class MarkPad(SlipView):
    """A slip that is drawn on. Where the finger went is kept, and not how fast."""

    drawn = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._strokes: list[list[tuple[int, int]]] = []
        super().__init__(**kwargs)

    @property
    def strokes(self) -> tuple[Points, ...]:
        """What was drawn."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """A blank slip."""
        self._strokes = []
        self._redraw()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A line begins."""
        if not self.collide_point(*touch.pos) or self._is_full():
            return bool(super().on_touch_down(touch))
        touch.grab(self)
        touch.ud[_STROKE] = [self._point(touch)]
        self._strokes.append(touch.ud[_STROKE])
        self._redraw()
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """It goes on, as far as there is paper."""
        if touch.grab_current is not self:
            return bool(super().on_touch_move(touch))
        stroke, point = touch.ud[_STROKE], self._point(touch)
        if not self._is_full() and _far(stroke[-1], point):
            stroke.append(point)
            self._redraw()
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """It ends."""
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        return True

    def _show(self, *_: object) -> None:
        super()._show()
        self._redraw()

    def _redraw(self) -> None:
        self.draw(self.strokes)
        self.drawn = bool(self._strokes)

    def _is_full(self) -> bool:
        return len(self._strokes) >= MOST_STROKES or sum(map(len, self._strokes)) >= MOST_POINTS

    def _point(self, touch: MotionEvent) -> tuple[int, int]:
        scale = WIDTH / max(1.0, self.width)
        x, y = (touch.x - self.x) * scale, (self.y + self.height - touch.y) * scale
        return min(max(round(x), 0), WIDTH), min(max(round(y), 0), HEIGHT)


def _far(before: tuple[int, int], point: tuple[int, int]) -> bool:
    """A point that lies where the one before lies tells nothing."""
    return abs(before[0] - point[0]) + abs(before[1] - point[1]) >= 4


class AnswerSheet(Sheet):
    """Choose, then see the slip as it will lie there, then leave it. Closing it leaves nothing."""

    step = OptionProperty("choose", options=("choose", "draw", "write", "look", "thanks"))
    chosen = ObjectProperty(None, allownone=True)
    typed = StringProperty("")
    told = StringProperty("")
    leaving = BooleanProperty(False)

    def __init__(self, leave: Leave, **kwargs: object) -> None:
        self._leave = leave
        super().__init__(**kwargs)
        for name in stamps():
            tile = StampTile(name=name, colour=stamp_colour(name), touch_name=f"answer.stamp.{name}")
            tile.called = STAMPS[name]
            tile.bind(on_release=lambda tile: self.look(Stamp(tile.name)))
            self.ids.stamps.add_widget(tile)
        keys = self.ids.keyboard
        keys.follow(layout_of_app())
        keys.bind(on_text=lambda _keys, text: self._type(text), on_delete=lambda *_: self._delete())
        keys.bind(on_finish=lambda *_: self.look_at_word())

    def look(self, slip: Slip) -> None:
        """See the slip before it is left."""
        self.chosen = slip
        self.step = "look"

    def look_at_mark(self) -> None:
        """What was drawn."""
        if self.ids.pad.strokes:
            self.look(Mark(self.ids.pad.strokes))

    def look_at_word(self) -> None:
        """What was typed."""
        if plain(self.typed):
            self.look(Word(plain(self.typed)))

    def back(self) -> None:
        """From the slip to how it was made; from there to the choice."""
        made = {Mark: "draw", Word: "write"}.get(type(self.chosen), "choose")
        self.step = made if self.step == "look" else "choose"
        self.chosen = None

    def leave(self) -> None:
        """Put it to the others."""
        if self.chosen is not None and not self.leaving:
            self.leaving = True
            self._leave(self.chosen, self._left)

    def _left(self, result: object) -> None:
        self.leaving = False
        said = NOT_KEPT if isinstance(result, Exception) else LEFT if result else NO_ROOM
        self.told = tongue.words(said)
        self.step = "thanks"

    def _type(self, text: str) -> None:
        if len(self.typed) + len(text) <= LONGEST_WORD:
            self.typed += text

    def _delete(self) -> None:
        self.typed = shorter(self.typed)
