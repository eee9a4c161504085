"""A strip of cut paper with words of a show on it, in any language, as wide as they are."""

from kivy.properties import NumericProperty, StringProperty

from kiosk import theme
from kiosk.widgets.setting import own_width
from kiosk.widgets.touch import Touchable

_BESIDE = 4.0
_NARROWEST = 15.0


class Chip(Touchable):
    """One of several that exclude each other; lit while it is the one. `aside` (mm) is kept for a picture."""

    text = StringProperty("")
    aside = NumericProperty(0.0)

    def __init__(self, text: str = "", aside: float = 0.0, **kwargs: object) -> None:
        """It keeps its words; they are set once, at their own width."""
        wide = own_width(text, theme.TYPE_BODY) + 0.5 if text else 0.0
        width = theme.mm(max(_NARROWEST, wide + 2 * _BESIDE) + aside)
        super().__init__(text=text, aside=aside, width=width, **kwargs)
