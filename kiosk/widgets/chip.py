"""A strip of cut paper with words of a show on it, in any language, as wide as they are."""

from kivy.properties import NumericProperty, StringProperty

from kiosk import theme
from kiosk.widgets.setting import own_width
from kiosk.widgets.touch import Touchable

_BESIDE = 4.0
_NARROWEST = 15.0


class Chip(Touchable):
    """One of several that exclude each other; lit while it is the one."""

    text = StringProperty("")
    icon = StringProperty("")
    type_mm = NumericProperty(theme.TYPE_BODY)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(text=self._measure, type_mm=self._measure, icon=self._measure)
        self._measure()

    def _measure(self, *_: object) -> None:
        icon = 8.0 if self.icon else 0.0
        wide = own_width(self.text, self.type_mm) + 0.5 if self.text else 0.0
        self.width = theme.mm(max(_NARROWEST, wide + icon + 2 * _BESIDE))
