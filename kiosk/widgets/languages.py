"""The languages to choose from: each by its own name, in its own letters, and held, in its own voice."""

from collections.abc import Callable, Sequence
from typing import Final

from kivy.properties import ListProperty, NumericProperty, StringProperty

from kiosk import theme
from kiosk.language import tongue
from kiosk.speeches import Speech
from kiosk.widgets.rows import Flow
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.touch import Touchable

_IN_A_ROW: Final = 4


class LanguageButton(Touchable):
    """A language by its own name, in its own letters; lit while it is `chosen`, or the app speaks it."""

    text = StringProperty("")
    tag = StringProperty("")
    chosen = StringProperty("")
    font = StringProperty("NotoSansBold")
    type_mm = NumericProperty(theme.TYPE_BODY)
    high_mm = NumericProperty(theme.TARGET)
    least_mm = NumericProperty(26)
    """It is at least so wide."""


class LanguageRail(Flow):
    """A button for each language of `choice`; emits `on_choose` with the tag of the one that was touched."""

    choice: Sequence[Speech] = ListProperty([])
    high_mm = NumericProperty(theme.TARGET)
    least_mm = NumericProperty(26)
    type_mm = NumericProperty(theme.TYPE_BODY)
    chosen = StringProperty("")
    prefix = StringProperty("language")
    __events__ = ("on_choose",)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for name in ("choice", "high_mm", "least_mm", "type_mm", "chosen"):
            self.fbind(name, self._lay)
        self._lay()

    def on_choose(self, tag: str) -> None:
        """That language is wanted."""

    def _lay(self, *_: object) -> None:
        self.clear_widgets()
        for number, speech in enumerate(self.choice):
            button = LanguageButton(text=speech.own_name, tag=speech.tag, seed=number + 3)
            button.font = speech.name_font or speech.strong
            button.touch_name, button.spoken_in = f"{self.prefix}.{speech.tag}", speech.tag
            button.chosen = self.chosen
            button.type_mm, button.least_mm, button.high_mm = self.type_mm, self.least_mm, self.high_mm
            button.bind(on_release=lambda pressed: self.dispatch("on_choose", pressed.tag))
            self.add_widget(button)


class LanguageSheet(Sheet):
    """All of them on one sheet: what is touched is spoken at once, by `speak`, and the sheet goes."""

    choice: Sequence[Speech] = ListProperty([])
    chosen = StringProperty("")
    """The one that is lit; the app's own when none is given."""

    def __init__(self, speak: Callable[[str], None] = tongue.speak, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._speak = speak

    def rows(self) -> int:
        """How many rows they stand in."""
        return -(-len(self.choice) // _IN_A_ROW)

    def choose(self, tag: str) -> None:
        """Speak it."""
        self.close()
        self._speak(tag)
