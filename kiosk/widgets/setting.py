"""Words in any language, set by the press itself: titles and stories that no single label font could show."""

from dataclasses import dataclass
from unicodedata import bidirectional

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget
from PIL import Image

from fanzines.model import Align, Placement, Words, new_id
from fanzines.typesetting import set_words
from kiosk import theme
from kiosk.widgets.art import texture_of
from kiosk.widgets.contrast import contrast, shown
from kiosk.widgets.following import follow
from printing.pictures.picture import item_picture

_POINTS_PER_MM = 72 / 25.4
_ENDLESS = 2000.0
_ID = new_id()


@dataclass(frozen=True, slots=True)
class SetWords:
    """Words as a picture that begins `left`, `below` px from the top left; `height` px are theirs in all."""

    image: Image.Image
    left: float
    below: float
    height: float


def set_to_width(
    text: str, width_mm: float, type_mm: float, *, colour: str, face: str, align: Align, language: str = ""
) -> SetWords:
    """The words set to a width; it may be asked for beside the screen."""
    scale = theme.mm(1)
    words = _words(text, width_mm, type_mm, colour, face, align, language)
    made = item_picture(words, dict[str, bytes]().__getitem__, scale * 25.4)
    return SetWords(
        made.image, made.box.left * scale, made.box.bottom * scale, set_words(words).height * scale
    )


def own_width(text: str, type_mm: float, face: str = "noto") -> float:
    """How many mm the words take on one line."""
    lines = set_words(_words(text, _ENDLESS, type_mm, theme.INK, face, Align.START)).lines
    return max((line.width for line in lines), default=0.0)


def side(words: str, rtl: bool) -> str:
    """How words begin where the app's own begin, also when they run the other way."""
    strong = (bidirectional(letter) for letter in words)
    theirs = next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), rtl)
    return "start" if theirs == rtl else "end"


def _words(
    text: str, width_mm: float, type_mm: float, colour: str, face: str, align: Align, language: str = ""
) -> Words:
    at, size = Placement(width_mm / 2, 0), type_mm * _POINTS_PER_MM
    return Words(_ID, at, text, width_mm, size, colour, face, align, language=language)


class Setting(Widget):
    """Sets `text` to the widget's width; its height follows. `type_mm` is the size of the type in mm."""

    text = StringProperty("")
    type_mm = NumericProperty(theme.TYPE_BODY)
    colour = StringProperty(theme.INK)
    face = StringProperty("noto")
    align = OptionProperty("start", options=[align.value for align in Align])
    least = NumericProperty(0)
    language = StringProperty("")
    """What the words are in (BCP 47), where that is known: it decides which way signs alone run."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("size_hint_y", None)
        super().__init__(**kwargs)
        self._offset = (0.0, 0.0)
        with self.canvas:
            self._tint = Color(1, 1, 1, 0)
            self._rectangle = Rectangle()
        changed = ("text", "type_mm", "colour", "face", "align", "width", "language")
        self.bind(**dict.fromkeys(changed, self._set))
        self.bind(pos=self._place, height=self._place)
        follow(contrast, "high", self._set)
        self._set()

    def words(self) -> Words:
        """What is set, as words whose box begins at the widget's left edge (mm)."""
        wide, align = self.width / theme.mm(1), Align(self.align)
        return _words(self.text, wide, self.type_mm, self.colour, self.face, align, self.language)

    def _set(self, *_: object) -> None:
        scale = theme.mm(1)
        self._tint.a = 0
        if not self.text.strip() or self.width < scale * 5:
            self.height = self.least
            return
        made = set_to_width(
            self.text,
            self.width / scale,
            self.type_mm,
            colour=shown(self.colour),
            face=self.face,
            align=Align(self.align),
            language=self.language,
        )
        self._rectangle.texture = texture_of(made.image)
        self._rectangle.size = made.image.size
        self._offset = made.left, made.below
        self._tint.a = 1
        self.height = max(self.least, made.height)
        self._place()

    def _place(self, *_: object) -> None:
        top = self.y + self.height  # Kivy tells of a new y before its own `top` has followed
        self._rectangle.pos = self.x + self._offset[0], top - self._offset[1]
