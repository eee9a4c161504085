"""Words that are being written, set by the press in any language, with a caret a finger can put anywhere."""

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Line
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, StringProperty

from fanzines.typesetting import set_words
from fanzines.typesetting.caret import caret, offset_at, previous_cluster
from kiosk import theme
from kiosk.widgets.setting import Setting


class Writing(Setting):
    """`on_taken` when a finger takes it up; `on_written` when a key has changed its text."""

    __events__ = ("on_taken", "on_written")
    touch_name = StringProperty("")
    writing = BooleanProperty(False)
    """Whether keys write here: the caret is shown."""

    def __init__(self, **kwargs: object) -> None:
        self.offset = 0
        self._typed = False
        self._caret = InstructionGroup()
        super().__init__(**kwargs)
        self.canvas.after.add(self._caret)
        self._blink = Clock.create_trigger(lambda _dt: self._draw(toggle=True), theme.CARET, interval=True)
        self._visible = True
        redraw = ("pos", "size", "text", "language", "writing")
        self.bind(**dict.fromkeys(redraw, lambda *_: self._draw()))

    def on_taken(self) -> None:
        """A finger put the caret somewhere."""

    def on_written(self) -> None:
        """The text was changed by a key."""

    def put(self, text: str) -> None:
        """Show other words; the caret stands behind them."""
        self.text, self.offset, self._typed = text, len(text), False

    def type(self, text: str) -> None:
        """Insert text at the caret."""
        self._retype(self.text[: self.offset] + text + self.text[self.offset :], self.offset + len(text))

    def delete(self) -> None:
        """Take the cluster before the caret away."""
        if self.offset:
            start = previous_cluster(self.text, self.offset)
            self._retype(self.text[:start] + self.text[self.offset :], start)

    def caret_box(self) -> tuple[float, float]:
        """Where the caret begins and ends, px from the top."""
        at = caret(set_words(self.words()), self.offset, typed=self._typed)
        return theme.mm(at.top), theme.mm(at.bottom)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """A finger on the words."""
        if self.disabled or not self.collide_point(*touch.pos):
            return bool(super().on_touch_down(touch))
        touch.grab(self)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """The caret stands where it lifts; a finger that went elsewhere meant something else."""
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        if self.collide_point(*touch.pos):
            x, y = (touch.x - self.x) / theme.mm(1), (self.top - touch.y) / theme.mm(1)
            self.offset, self._typed = offset_at(set_words(self.words()), x, y), False
            self.dispatch("on_taken")
            self._draw()
        return True

    def _retype(self, text: str, offset: int) -> None:
        self.offset, self._typed = offset, True
        self.text = text
        self.dispatch("on_written")
        self._draw()

    def _draw(self, *, toggle: bool = False) -> None:
        self._visible = not self._visible if toggle else True
        self._caret.clear()
        if not self.writing:
            self._blink.cancel()
            return
        self._blink()
        if self._visible and self.width > theme.mm(5):
            at = caret(set_words(self.words()), min(self.offset, len(self.text)), typed=self._typed)
            x, scale = self.x + theme.mm(at.x), theme.mm(1)
            self._caret.add(Color(*theme.rgba(theme.CORAL)))
            points = (x, self.top - at.top * scale, x, self.top - at.bottom * scale)
            self._caret.add(Line(points=points, width=theme.mm(0.35)))
