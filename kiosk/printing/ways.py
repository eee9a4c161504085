"""What is chosen by its picture: what the sheets become, and the ink they are printed with."""

from collections.abc import Callable, Sequence
from typing import Final

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.language import N_, tongue
from kiosk.names import colour_name
from kiosk.printing.errand import Errand, Manner
from kiosk.widgets.rows import Grid
from kiosk.widgets.touch import Touchable
from printing.inks.ink import BLACK, COLOUR, GREY, SPOTS, Ink, Kind, Spot, spots
from printing.products.guides.becoming import becoming

INKS: Final = {
    Kind.COLOUR: ("colour", N_("In colour")),
    Kind.GREY: ("grey", N_("In greys, for a black printer")),
    Kind.BLACK: ("black", N_("In black dots, for a photocopier")),
    Kind.SPOT: ("riso", N_("In a risograph's inks, a file for each")),
}
"""The picture of each kind of ink, and what it is called."""
_PLAIN: Final = {Kind.COLOUR: COLOUR, Kind.GREY: GREY, Kind.BLACK: BLACK}
_UP_TO: Final = N_("up to {pages} pages")


class Pictured(Touchable):
    """Something to be chosen by a picture that stands still, with its name beneath."""

    guide = ObjectProperty(None, allownone=True)
    text = StringProperty("")
    more = StringProperty("")


class Chosen(Touchable):
    """What was chosen; `aside` where its name stands beside its picture."""

    guide = ObjectProperty(None, allownone=True)
    text = StringProperty("")
    aside = BooleanProperty(False)


class Drum(Touchable):
    """A drum of a risograph, lit when it is there."""

    colour = StringProperty("")
    spot = ObjectProperty(None)


class WaysStep(Grid):
    """All ways to print something; `on_taken` tells which one she touched."""

    __events__ = ("on_taken",)

    def lay_out(self, errand: Errand, chosen: Manner | None) -> None:
        """A tile for each."""
        self.clear_widgets()
        for tile, manner in zip(way_tiles(errand, chosen), errand.manners, strict=True):
            tile.bind(on_release=self._taker(manner))
            self.add_widget(tile)

    def on_taken(self, manner: Manner) -> None:
        """It is printed that way."""

    def _taker(self, manner: Manner) -> Callable[[object], None]:
        return lambda _tile: self.dispatch("on_taken", manner)


class InksStep(BoxLayout):
    """All inks to print with; which drums a risograph has is touched beside them.

    `on_taken` tells the ink, and whether that was all there is to choose; `on_done` that the drums are.
    """

    __events__ = ("on_taken", "on_done")
    kinds = ListProperty()
    ink: Ink = ObjectProperty(COLOUR)
    plates = BooleanProperty(False)

    def on_ink(self, _step: object, ink: Ink) -> None:
        """A risograph's has drums."""
        self.plates = ink.kind is Kind.SPOT

    def lay_out(self, kinds: Sequence[Kind], ink: Ink) -> None:
        """A tile for each kind, that ink lit."""
        self.kinds, self.ink = kinds, ink
        self.ids.inks.clear_widgets()
        self.ids.drums.clear_widgets()
        for tile, kind in zip(ink_tiles(kinds, ink), kinds, strict=True):
            tile.bind(on_release=self._taker(kind))
            self.ids.inks.add_widget(tile)
        for drum in drums(ink):
            drum.bind(on_release=lambda drum: self.take_drum(drum.spot))
            self.ids.drums.add_widget(drum)

    def take(self, kind: Kind) -> None:
        """Print it with that."""
        self.lay_out(self.kinds, ink_of(kind, self.ink))
        self.dispatch("on_taken", self.ink, kind is not Kind.SPOT)

    def take_drum(self, spot: Spot) -> None:
        """Use a drum, or do without; one is left at the least."""
        kept = tuple(one for one in SPOTS.values() if (one in self.ink.spots) is not (one == spot))
        if kept:
            self.lay_out(self.kinds, spots(*kept))
            self.dispatch("on_taken", self.ink, False)

    def on_taken(self, ink: Ink, whole: bool) -> None:
        """That ink is printed with."""

    def on_done(self) -> None:
        """All drums were touched."""

    def _taker(self, kind: Kind) -> Callable[[object], None]:
        return lambda _tile: self.take(kind)


def way_tiles(errand: Errand, chosen: Manner | None) -> list[Pictured]:
    """A tile for each manner; those that cannot hold all pages wait."""
    tiles = []
    for number, manner in enumerate(errand.manners):
        tile = Pictured(touch_name=f"printing.way.{manner.name}", seed=number + 3)
        tile.guide = becoming(manner.name, errand.direction)
        tile.text = tongue.words(manner.text)
        tile.more = tongue.words(_UP_TO).format(pages=manner.most) if manner.most else ""
        tile.ready, tile.lit = manner in errand.fitting, manner == chosen
        tiles.append(tile)
    return tiles


def ink_tiles(kinds: Sequence[Kind], chosen: Ink) -> list[Pictured]:
    """A tile for each kind of ink."""
    tiles = []
    for number, kind in enumerate(kinds):
        picture, name = INKS[kind]
        tile = Pictured(touch_name=f"printing.ink.{kind.value}", seed=number + 3)
        tile.guide, tile.text, tile.lit = becoming(picture), tongue.words(name), chosen.kind is kind
        tiles.append(tile)
    return tiles


def drums(chosen: Ink) -> list[Drum]:
    """The drums there may be."""
    return [
        Drum(
            touch_name=f"printing.drum.{name}",
            called=colour_name(spot.colour),
            spot=spot,
            colour=spot.colour,
            lit=spot in chosen.spots,
        )
        for name, spot in SPOTS.items()
    ]


def ink_of(kind: Kind, before: Ink) -> Ink:
    """That kind of ink, with the drums there were before."""
    return _PLAIN.get(kind) or spots(*before.spots)
