"""How a visitor makes it easy for herself: her language, larger letters, high contrast, no motion."""

from collections.abc import Callable

from kivy.properties import NumericProperty, ObjectProperty

from kiosk.exhibition.spoken import own_name
from kiosk.exhibition.visitor import Visitor
from kiosk.widgets.chip import Chip
from kiosk.widgets.rows import Flow
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.touch import Touchable

NOBODY = Visitor()
"""Stands in until a place says who its visitor is."""


class Languages(Flow):
    """A chip for each language of the show, by its own name; none for a single one or more than `most`."""

    visitor = ObjectProperty(NOBODY)
    most = NumericProperty(99)

    def __init__(self, **kwargs: object) -> None:
        self._watched: Visitor | None = None
        super().__init__(**kwargs)
        self.fbind("visitor", self._watch)
        self.fbind("most", self._lay)
        self._watch()

    def _watch(self, *_: object) -> None:
        if self._watched is not None:
            self._watched.unbind(languages=self._lay, language=self._light)
        self._watched = self.visitor
        self.visitor.bind(languages=self._lay, language=self._light)
        self._lay()

    def _lay(self, *_: object) -> None:
        self.clear_widgets()
        if not 1 < len(self.visitor.languages) <= self.most:
            return
        for number, tag in enumerate(self.visitor.languages):
            chip = Chip(own_name(tag), touch_name=f"visitor.language.{tag}", seed=number * 3 + 5)
            chip.bind(on_release=self._chooser(tag))
            self.add_widget(chip)
        self._light()

    def _chooser(self, tag: str) -> Callable[[Chip], None]:
        return lambda _chip: self.visitor.speak(tag)

    def _light(self, *_: object) -> None:
        for chip in self.children:
            chip.lit = chip.touch_name.endswith(f".{self.visitor.language}")


class LetterButton(Touchable):
    """One letter as large as the words would be."""

    type_mm = NumericProperty(5.0)


class EaseSheet(Sheet):
    """All of it on one sheet; what is touched is done at once."""

    visitor = ObjectProperty(NOBODY, rebind=True)
