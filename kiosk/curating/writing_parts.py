"""What the page of words is made of: the list of texts, a column for a language, words that lie ready."""

from typing import Any, Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from exhibitions.curation.texts import Kind
from exhibitions.story.phrases import language_name
from kiosk.language import N_
from kiosk.widgets.touch import Touchable
from kiosk.widgets.writing import Writing

NAMES: Final = {
    Kind.TITLE: ("text-aa", N_("Title")),
    Kind.INTRODUCTION: ("article", N_("Introduction")),
    Kind.WHEN: ("calendar-blank", N_("When it is open")),
    Kind.WHERE: ("map-pin", N_("Where it is")),
    Kind.PARTNERS: ("handshake", N_("Partners, one in each line")),
    Kind.FUNDER: ("coins", N_("Who paid for it")),
    Kind.DISCLAIMER: ("scales", N_("Whose views these are")),
    Kind.PARTNER_WHO: ("phone", N_("Who answers at your own number")),
    Kind.FOREWORD: ("book-open-text", N_("A word for the book")),
    Kind.ROOM_TITLE: ("door-open", N_("The room’s name")),
    Kind.ROOM_INTRODUCTION: ("article", N_("Words in this room")),
    Kind.ENTRY_TITLE: ("text-aa", N_("Title")),
    Kind.NOTE: ("info", N_("To know before reading")),
    Kind.TRANSLATION: ("translate", N_("Page {page}: its words")),
    Kind.DESCRIPTION: ("eye", N_("Page {page}: what is to be seen")),
}
"""Each text's icon and name."""


class TextItem(Touchable):
    """One text in the list; `whole` when it is said in every language of the visitors."""

    icon = StringProperty("")
    text = StringProperty("")
    whole = BooleanProperty(False)


class ReadyWords(Touchable):
    """Words that lie ready; lit while they are said."""

    text = StringProperty("")


class PageToShow(Touchable):
    """A page beside its words; touched, it is the one that hangs on the wall."""

    texture = ObjectProperty(None, allownone=True)
    hangs = BooleanProperty(False)


class Column(BoxLayout):
    """One language of a text: its name above, the words below. A `fixed` one is only read."""

    tag = StringProperty("")
    side = StringProperty("left")
    fixed = BooleanProperty(False)
    place: Any = ObjectProperty(None, allownone=True, rebind=True)

    @property
    def field(self) -> Writing:
        """Where it is written."""
        return self.ids.field

    def named(self, tag: str) -> str:
        """The language by its own name."""
        return language_name(tag) if tag else ""
