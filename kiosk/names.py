"""What things without a word on them are called by the voice: colours, widths, letters, packs, stamps."""

from typing import Final

from kiosk.language import N_

COLOURS: Final = {
    "#1E1B18": N_("Black"),
    "#FFFFFF": N_("White"),
    "#F6F1E7": N_("Cream white"),
    "#FF5C4D": N_("Coral red"),
    "#B3202C": N_("Dark red"),
    "#FF9A3C": N_("Orange"),
    "#FFD23F": N_("Yellow"),
    "#8CC084": N_("Light green"),
    "#2E8B57": N_("Green"),
    "#0B7A75": N_("Blue-green"),
    "#6BB7E8": N_("Light blue"),
    "#0F6FB4": N_("Blue"),
    "#6A4C93": N_("Violet"),
    "#E48BB0": N_("Pink"),
    "#F2B8A0": N_("Peach"),
    "#D9B48F": N_("Sand"),
    "#8A5A34": N_("Brown"),
}
MIXED: Final = N_("A colour of your own")
WIDTHS: Final = (N_("Very thin"), N_("Thin"), N_("Thick"), N_("Very thick"))
SIZES: Final = (
    N_("Small letters"),
    N_("Middle-sized letters"),
    N_("Large letters"),
    N_("Very large letters"),
)
FACES: Final = {
    "noto": N_("Plain letters"),
    "serif": N_("Letters of a book"),
    "hand": N_("Letters by hand"),
    "poster": N_("Letters of a poster"),
    "typewriter": N_("Letters of a typewriter"),
    "stencil": N_("Cut-out letters"),
}
WORDS_ON: Final = {
    "plain": N_("Words alone"),
    "label": N_("Words on a label"),
    "scraps": N_("Words on scraps of paper"),
    "speech": N_("Words that are spoken"),
    "thought": N_("Words that are thought"),
    "marked": N_("Words marked in colour"),
    "strip": N_("Words on a strip"),
}
PACKS: Final = {
    "birds": N_("Birds"),
    "plants": N_("Plants"),
    "sky": N_("Sky"),
    "sea": N_("Sea"),
    "houses": N_("Houses"),
    "hands": N_("Hands"),
    "hearts": N_("Hearts"),
    "things": N_("Things"),
    "clothes": N_("Clothes"),
    "table": N_("Food and drink"),
    "ornaments": N_("Patterns"),
    "letters": N_("Letters"),
    "marks": N_("Marks and arrows"),
    "frames": N_("Frames"),
    "writing": N_("Writing paper"),
    "made": N_("Painted paper"),
    "cloth": N_("Cloth"),
    "shapes": N_("Cut shapes"),
}
SHELVES: Final = {
    "stickers": N_("A picture to stick"),
    "tapes": N_("A tape"),
    "papers": N_("A paper"),
    "layouts": N_("An order for the page"),
}
FROM_OUTSIDE: Final = N_("From a stick")
PALETTE: Final = N_("Colours that go together")
STAMPS: Final = {
    "bird": N_("A bird"),
    "candle": N_("A candle"),
    "flower": N_("A flower"),
    "hand": N_("A hand"),
    "heart": N_("A heart"),
    "sprig": N_("A green branch"),
    "star": N_("A star"),
    "sun": N_("The sun"),
}


def colour_name(colour: str) -> str:
    """What a colour (#RRGGBB) is called, in English; one that was mixed or taken off a page has no name."""
    return COLOURS.get(colour.upper(), MIXED)


def width_names(count: int) -> tuple[str, ...]:
    """What so many widths (at most four) are called, from the thinnest on, in English."""
    return WIDTHS if count == len(WIDTHS) else WIDTHS[1:][:count]
