"""Laying out a circle: which fanzines, which topics, in which order."""

from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from exhibitions.curation.circle import (
    Card,
    Circle,
    FanzineCard,
    TopicCard,
    circle_to_begin_with,
    keep_topics,
)
from exhibitions.curation.topics import topics
from fanzines.consents import Use
from fanzines.library.errors import LibraryError
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.keeping.pictured import pictured
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.touch import Touchable

UNAPPROVED: Final = N_("Your approval is taken back. Laid in again, it is approved again.")


class CardTile(Touchable):
    """A fanzine by its cover, or a topic by its picture and its title; `card` is what it stands for."""

    card: Card
    texture = ObjectProperty(None, allownone=True)
    scene = StringProperty("")
    text = StringProperty("")
    place = NumericProperty(0)
    """Its place in the circle, the first is 1; 0 while it has none."""


class CoverCard(CardTile):
    """A fanzine that may be taken; `approved`: it may be shown in circles already."""

    approved = BooleanProperty(False)


class SubjectCard(CardTile):
    """A topic that may be taken."""


class RowCard(CardTile):
    """A card in the row."""


class CircleLayingPlace(FacilitatorPlace):
    """Reached from the bar. Offered is only what its maker agreed to show in circles."""

    chosen = ObjectProperty(None, allownone=True)
    """The card in the row that can be moved."""
    may_unapprove = BooleanProperty(False)
    """Whether the chosen card is a fanzine whose approval can be taken back here."""
    is_first = BooleanProperty(False)
    is_last = BooleanProperty(False)
    count = NumericProperty(0)
    offered_fanzines = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._circle: Circle | None = None
        self._covers: dict[str, object] = {}

    @property
    def circle(self) -> Circle:
        """The cards as they lie; at first the topics chosen last."""
        if self._circle is None:
            self._circle = circle_to_begin_with(self.app.keeper.open_library())
        return self._circle

    def enter(self) -> None:
        """Lay out what may be in a circle, and the row as it was left."""
        self.chosen = None
        agreed = [offer for offer in self.desk.offers() if Use.CIRCLE in offer.offered and offer.cover]
        self._covers = {
            offer.id: texture_of(pictured(self.app.keeper, offer.cover, 46))
            for offer in agreed
            if offer.cover
        }
        for card in self.circle.cards:
            if isinstance(card, FanzineCard) and not self.desk.released_for_circle(card.fanzine):
                self._circle = self.circle.turned(card)
        for number, offer in enumerate(agreed):
            self._offer("fanzines", FanzineCard(offer.id), f"circle.fanzine.{number + 1}", number + 3)
        for number, topic in enumerate(topics()):
            self._offer("topics", TopicCard(topic), f"circle.topic.{topic}", number + 11)
        self.offered_fanzines = len(agreed)
        self._light()

    def leave(self) -> None:
        """Forget what was seen; the row stays until the kiosk is locked or the circle is begun."""
        for holder in ("fanzines", "topics", "row"):
            self.ids[holder].clear_widgets()
        self._covers, self.chosen = {}, None

    def forget(self) -> None:
        """Nothing lies in the row."""
        self._circle = None

    def come_back(self, fanzine_id: str, then: str = "") -> None:
        """From the second look: what was looked at goes into the circle when all of it was answered."""
        self.app.go(self.name)
        if then:
            self.touch(FanzineCard(fanzine_id))

    def touch(self, card: Card) -> None:
        """Into the circle, or out of it; a fanzine after a second look."""
        if isinstance(card, FanzineCard) and card not in self.circle.cards:
            if not self.desk.look(card.fanzine).is_complete:
                self.app.places.get_screen("look").look_at(card.fanzine, "circle")
                return
            try:
                self.desk.approve(card.fanzine)
            except LibraryError as problem:
                self.app.tell(in_words(problem))
                return
        self._circle = self.circle.turned(card)
        self.chosen = card if card in self.circle.cards else None
        self._light()

    def choose(self, card: Card) -> None:
        """Choose a card in the row."""
        self.chosen = card
        self._light()

    def move(self, by: int) -> None:
        """The chosen card earlier or later."""
        self._circle = self.circle.moved(self.chosen, by)
        self._light()

    def take_out(self) -> None:
        """The chosen card is not in the circle any more."""
        self.touch(self.chosen)

    def unapprove(self) -> None:
        """The chosen fanzine may not be shown in circles any more, until a facilitator says so again."""
        card = self.chosen
        if not isinstance(card, FanzineCard):
            return
        try:
            self.desk.unapprove(card.fanzine)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
            return
        self.take_out()
        self.app.tell(tongue.words(UNAPPROVED), icon="hand-withdraw")

    def begin(self) -> None:
        """Sit down: from here on only the circle is on the screen."""
        circle = self.circle
        try:
            keep_topics(self.app.keeper.open_library(), circle)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
            return
        self.forget()
        self.app.places.get_screen("circle").begin(circle)

    def _offer(self, holder: str, card: Card, name: str, seed: int) -> None:
        tile = self._tile(CoverCard if isinstance(card, FanzineCard) else SubjectCard, card, name, seed)
        tile.bind(on_release=lambda _tile: self.touch(card))
        self.ids[holder].add_widget(tile)

    def _tile(self, kind: type[CardTile], card: Card, name: str, seed: int) -> CardTile:
        tile = kind(touch_name=name, seed=seed)
        tile.card = card
        if isinstance(card, FanzineCard):
            tile.texture = self._covers.get(card.fanzine)
        else:
            tile.scene, tile.text = card.topic, tongue.words(topics()[card.topic].title)
        return tile

    def _light(self) -> None:
        cards, row = self.circle.cards, self.ids.row
        for tile in (*self.ids.fanzines.children, *self.ids.topics.children):
            tile.place = cards.index(tile.card) + 1 if tile.card in cards else 0
            tile.lit = bool(tile.place)
        row.clear_widgets()
        for number, card in enumerate(cards):
            tile = self._tile(RowCard, card, f"circle.card.{number + 1}", number * 5 + 2)
            tile.lit = card == self.chosen
            tile.bind(on_release=lambda _tile, card=card: self.choose(card))
            row.add_widget(tile)
        card = self.chosen
        self.may_unapprove = isinstance(card, FanzineCard) and self.desk.may_be_unapproved(card.fanzine)
        for tile in self.ids.fanzines.children:
            tile.approved = self.desk.released_for_circle(tile.card.fanzine) is not None
        self.count = len(cards)
        self.is_first = bool(cards) and self.chosen == cards[0]
        self.is_last = bool(cards) and self.chosen == cards[-1]
