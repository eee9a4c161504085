"""What is chosen by its picture: what the sheets become, and the ink they are printed with."""

from collections.abc import Sequence
from typing import Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from PIL import Image

from kiosk.language import N_, tongue
from kiosk.names import colour_name
from kiosk.printing.errand import Errand, Manner
from kiosk.widgets.touch import Touchable
from printing.folding.inking import InkFile
from printing.inks.ink import BLACK, COLOUR, GREY, SPOTS, Ink, Kind, spots
from printing.inks.overprint import overprinted
from printing.pictures.picture import pdf_picture, pdf_sides
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


def pictured(files: Sequence[InkFile], ink: Ink, dpi: float) -> list[Image.Image]:
    """Every side as it will look, plates laid over one another. OSError."""
    sides = range(pdf_sides(files[0].pdf))
    if ink.kind is not Kind.SPOT:
        return [pdf_picture(files[0].pdf, side, dpi) for side in sides]
    plates = [[pdf_picture(one.pdf, side, dpi) for one in files] for side in sides]
    return [overprinted(list(zip(ink.spots, found, strict=True))) for found in plates]
