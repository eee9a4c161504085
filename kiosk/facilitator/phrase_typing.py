"""Typing an opening phrase: a hidden line over the keyboard. A new one is weighed, and typed twice."""

from typing import Final

from kivy.app import App
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.access.keys import PhraseTooShort, Strength, check_length, plain_phrase, strength
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.widgets.keyboard import layout_of_app

NOT_THE_SAME: Final = N_("The two were not the same. Try again.")
_STRENGTHS: Final = {
    Strength.SHORT: N_("Still too short."),
    Strength.FAIR: N_("It keeps the kiosk shut. Four different words do better."),
    Strength.GOOD: N_("It keeps the kiosk shut well."),
}


class PhraseTyping(BoxLayout):
    """`on_typed` tells the phrase. What was asked for stays in the line; what was chosen does not."""

    __events__ = ("on_typed",)
    about = StringProperty("")
    text = StringProperty("")
    hidden = BooleanProperty(True)
    choosing = BooleanProperty(False)
    again = BooleanProperty(False)
    """Whether it is typed the second time."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._first = ""

    def ask(self, *, choosing: bool = False) -> None:
        """An empty line for a phrase that exists, or for a new one."""
        self.ids.keyboard.follow(layout_of_app())
        self.choosing = choosing
        self.clear()

    def clear(self) -> None:
        """Forget what was typed."""
        self.text = self._first = ""
        self.hidden, self.again = True, False

    def finish(self) -> None:
        """The line is complete; an empty one is the second tap of a double tap."""
        if not self.text:
            return
        if not self.choosing:
            self.dispatch("on_typed", self.text)
        elif self.again:
            self._compare()
        else:
            self._ask_again()

    def pieces(self, text: str) -> int:
        """How many of three pieces are laid beside a new phrase."""
        return list(Strength).index(strength(text)) + 1 if text else 0

    def weighed(self, text: str) -> str:
        """How well a new phrase keeps the kiosk shut: a message of the catalogues."""
        return _STRENGTHS[strength(text)]

    def on_typed(self, phrase: str) -> None:
        """A phrase is typed."""

    def _ask_again(self) -> None:
        try:
            check_length(self.text)
        except PhraseTooShort as problem:
            App.get_running_app().tell(in_words(problem), icon="key")
        else:
            self._first, self.text = self.text, ""
            self.hidden, self.again = True, True

    def _compare(self) -> None:
        first, second = self._first, self.text
        self.clear()
        if plain_phrase(first) == plain_phrase(second):
            self.dispatch("on_typed", first)
        else:
            App.get_running_app().tell(tongue.words(NOT_THE_SAME), icon="key")
