"""Why a file of a pack from outside is not taken, one plain sentence for each reason."""

from typing import Final

NOT_A_DRAWING: Final = "This file is not a drawing that can be read. Save it again as plain SVG or as PNG."
TOO_LARGE: Final = "This drawing's file is larger than 1 MB. Save a simpler copy or a PNG."
TOO_COMPLEX: Final = "This drawing has too many parts. Save a simpler copy or a PNG."
HAS_ENTITIES: Final = (
    "This drawing holds instructions that could harm the kiosk. Save it as plain SVG or as PNG."
)
HAS_SCRIPT: Final = "This drawing holds a programme or a movement. Save it without, or as PNG."
HAS_LINKS: Final = "This drawing needs something from outside itself. Save it as plain SVG or as PNG."
HAS_LETTERS: Final = (
    "This drawing has text in it. Turn the text into shapes and save it again, or save it as PNG."
)
HAS_PHOTOGRAPH: Final = "This drawing has a photograph in it. Save it as PNG."
HAS_EFFECTS: Final = "This drawing has shades or effects that cannot be cut from paper. Save it as PNG."
TOO_SLOW: Final = "This drawing took too long to read. Save a simpler copy or a PNG."
IS_EMPTY: Final = "There is nothing to see in this drawing."
TOO_MANY: Final = "A pack has room for 60 pictures. This one came after them."
UNREADABLE: Final = "This file could not be read. Copy it to the stick again."


class DrawingRefused(Exception):
    """The drawing is not taken. The message is a plain sentence."""
