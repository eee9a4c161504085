"""Whom to call: the help cards of a show that hold today. Nobody counts who looks at them."""

from collections.abc import Sequence

from kivy.properties import ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from exhibitions.show.help import HelpCard
from kiosk.exhibition.spoken import in_language
from kiosk.widgets.sheet import Sheet


class Card(BoxLayout):
    """A number, who answers, and what it costs and when."""

    number = StringProperty("")
    who = StringProperty("")
    remark = StringProperty("")
    larger = NumericProperty(1.0)


class HelpSheet(Sheet):
    """All cards, one below the other."""

    cards = ListProperty([])

    def say(self, cards: Sequence[HelpCard], language: str, larger: float) -> None:
        """Lay the cards out in that language, their words so many times larger."""
        for card in cards:
            who, remark = in_language(card.who, language), in_language(card.remark, language)
            self.ids.cards.add_widget(Card(number=card.number, who=who, remark=remark, larger=larger))
