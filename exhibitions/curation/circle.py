"""A circle: fanzines whose makers agreed to circles, and topics between them, in an order.

Nothing of it is kept but which topics were chosen last.
"""

from dataclasses import dataclass, replace
from typing import Final, Self

from exhibitions.curation.curate import ask
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.topics import topics
from fanzines.consents import Released, Use
from fanzines.library import Library
from fanzines.library.settings import read_setting, write_setting

_KEPT: Final = "circle"


@dataclass(frozen=True, slots=True)
class FanzineCard:
    """A fanzine that is read, by its id."""

    fanzine: str


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic that is talked about, by its name."""

    topic: str


Card = FanzineCard | TopicCard


@dataclass(frozen=True, slots=True)
class Circle:
    """The cards, each of them once, from the first to the last."""

    cards: tuple[Card, ...] = ()

    def turned(self, card: Card) -> Self:
        """With that card at the end; without it when it was there."""
        rest = tuple(one for one in self.cards if one != card)
        return replace(self, cards=rest if card in self.cards else (*rest, card))

    def moved(self, card: Card, by: int) -> Self:
        """With that card so many places later, or earlier, up to the ends. ValueError: it is not there."""
        at = self.cards.index(card)
        rest = (*self.cards[:at], *self.cards[at + 1 :])
        to = min(max(at + by, 0), len(rest))
        return replace(self, cards=(*rest[:to], card, *rest[to:]))


def circle_to_begin_with(library: Library) -> Circle:
    """The topics that were chosen last, all of them at first, and no fanzine. LibraryError."""
    kept = library.store.read(lambda db: read_setting(db, _KEPT))
    names = topics() if kept is None else kept["topics"]
    return Circle(tuple(TopicCard(name) for name in names if name in topics()))


def keep_topics(library: Library, circle: Circle) -> None:
    """Remember the topics of a circle in their order, and nothing else of it. LibraryError."""
    names = [card.topic for card in circle.cards if isinstance(card, TopicCard)]
    library.store.write(lambda db: write_setting(db, _KEPT, {"topics": names}))


def released_for_circle(library: Library, fanzine_id: str, month: str) -> Released | None:
    """The fanzine while it may be shown in circles in that month (YYYY-MM), else None; also when it is gone.

    Ask each time it is opened: what is taken back meanwhile is not shown any more.
    """
    kept = Exhibitions(library)
    try:
        fanzine = library.fanzine(fanzine_id)
    except KeyError:
        return None
    answers = (
        ask(library, one, fanzine, Use.CIRCLE, month) for one in (kept.current({}), *kept.exhibitions())
    )
    return next((answer for answer in answers if isinstance(answer, Released)), None)
