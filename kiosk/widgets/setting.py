"""Words in any language, set by the press itself: titles and stories that no single label font could show."""

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from fanzines.model import Align, Placement, Words, new_id
from fanzines.typesetting import set_words
from kiosk import theme
from kiosk.widgets.art import texture_of
from printing.picture import item_picture

_POINTS_PER_MM = 72 / 25.4
_ID = new_id()


class Setting(Widget):
    """Sets `text` to the widget's width; its height follows. `type_mm` is the size of the type in mm."""

    text = StringProperty("")
    type_mm = NumericProperty(theme.TYPE_BODY)
    colour = StringProperty(theme.INK)
    face = StringProperty("noto")
    align = OptionProperty("start", options=[align.value for align in Align])
    least = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        self._offset = (0.0, 0.0)
        with self.canvas:
            self._tint = Color(1, 1, 1, 0)
            self._rectangle = Rectangle()
        changed = ("text", "type_mm", "colour", "face", "align", "width")
        self.bind(**dict.fromkeys(changed, self._set))
        self.bind(pos=self._place, height=self._place)
        self._set()

    def _set(self, *_: object) -> None:
        scale = theme.mm(1)
        self._tint.a = 0
        if not self.text.strip() or self.width < scale * 5:
            self.height = self.least
            return
        words = Words(
            _ID,
            Placement(self.width / scale / 2, 0),
            self.text,
            self.width / scale,
            self.type_mm * _POINTS_PER_MM,
            self.colour,
            self.face,
            Align(self.align),
        )
        made = item_picture(words, dict[str, bytes]().__getitem__, scale * 25.4)
        self._rectangle.texture = texture_of(made.image)
        self._rectangle.size = made.box.width * scale, made.box.height * scale
        self._offset = made.box.left * scale, made.box.bottom * scale
        self._tint.a = 1
        self.height = max(self.least, set_words(words).height * scale)
        self._place()

    def _place(self, *_: object) -> None:
        top = self.y + self.height  # Kivy tells of a new y before its own `top` has followed
        self._rectangle.pos = self.x + self._offset[0], top - self._offset[1]
