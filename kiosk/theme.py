"""Every colour, size and timing of the app. Sizes are physical: `mm` turns millimetres into pixels."""

from typing import Final

from kivy.metrics import Metrics

GROUND: Final = "#F6F1E7"
SHEET: Final = "#FFFDF8"
INK: Final = "#1E1B18"
CORAL: Final = "#FF5C4D"
BLUE: Final = "#0F6FB4"
YELLOW: Final = "#FFD23F"
SHADE: Final = "#E6DDCB"
FAINT: Final = "#B9AE9A"
QUIET: Final = "#5B534A"
CLEAR_PAPER: Final = "#FFFFFF"
CLEAR_INK: Final = "#000000"
"""Paper and ink where somebody asked for high contrast."""

INKS: Final = (
    *("#1E1B18", "#FFFFFF", "#FF5C4D", "#B3202C"),
    *("#FF9A3C", "#FFD23F", "#8CC084", "#2E8B57"),
    *("#0B7A75", "#6BB7E8", "#0F6FB4", "#6A4C93"),
    *("#E48BB0", "#D9B48F", "#8A5A34", "#7A7268"),
    *("#C9C2B4", "#1F2B5C", "#6B7A2C", "#C8892B"),
    *("#FF48B0", "#F0CDB0", "#B87A4B", "#4A2C1D"),
)
"""A printer's shelf: black, white, greys, earths, the browns of skin, and the riso inks, coral and blue."""
POTS: Final = 15
"""Pots that stand together; one more turns to the others."""
OWN_POTS: Final = 6
"""Pots for what was mixed, or taken off the page."""
PEN_WIDTHS: Final = (0.7, 1.5, 3.5, 8.0)
ERASER_WIDTHS: Final = (3.0, 6.0, 12.0)
TYPE_SIZES: Final = (12.0, 18.0, 28.0, 44.0)

AT_FIRST: Final = 2.0
"""How many times closer the lens brings the page."""
TARGET: Final = 12.0
VISITOR_TARGET: Final = 15.0
GAP: Final = 2.0
RAIL: Final = 14.0
PANEL: Final = 61.0

TYPE_SMALL: Final = 3.1
TYPE_BODY: Final = 3.9
TYPE_LARGE: Final = 5.4
TYPE_TITLE: Final = 9.0

NOTICE_STAYS: Final = 7.0
QUIET_MOTION: Final = 0.22
REST: Final = 0.9
LOOK: Final = 0.25
NOTICED = 0.3
ONCE_MORE: Final = 1.0
BUILT_AHEAD_AFTER = 2.0
LONG_PRESS: Final = 0.7
EXHIBITION_ASKS_AFTER = 45.0
EXHIBITION_COUNTS = 15
SAFE_MARGIN: Final = 6.0
LEAST_MARGIN: Final = 4.0
"""Mm that stay white round a sheet: when the printer is not known, and at the least."""
PAPERS_SHOWN: Final = 4
PRINTERS_LOOKED_AT_EVERY = 1.5
"""Seconds between looks at the printers and what waits there, while somebody looks at them."""
PRINT_WAITED_FOR: Final = 8.0
"""Seconds the kiosk waits with locking until a print was handed over."""
BOOKLETS_APART = 60.0
"""Seconds between two booklets that visitors print."""
CORNER_HELD = 4.0
"""Seconds a corner is held until the PIN is asked for that leads out of an exhibition."""
SHOW_RENEWED_EVERY = 10.0
"""Seconds between looks into the folder of a show for a newer version."""
SHOW_LOOKED_AT_EVERY: Final = 5.0
"""Seconds until another version of the show is noticed while nobody turns a page."""
WALL_AT_REST_AFTER: Final = 0.15
"""Seconds without a further row until what hangs there has its title written."""
DRIFT: Final = 5.0
DRIFT_FRAMES: Final = 30.0
DRIFT_MOVES = True
"""Covers drift by so many mm a second where nobody touches anything, in so many pictures a second."""
GUIDE_FRAMES: Final = 24.0
GUIDE_RESTS: Final = 1.2
GUIDE_MOVES = True
"""A fold guide's step in so many pictures a second, and how long it rests before it is shown again."""
READING_SIZES: Final = (1.0, 1.35, 1.8)
"""How many times larger what visitors read is, in steps they choose."""
MAKER_ASKS_AFTER = 180.0
MAKER_COUNTS = 30
CIRCLE_ASKS_AFTER = 900.0
"""In a circle women talk for long without touching anything."""
BOARD_STAYS = 1.0
"""Seconds the drawing board takes no touch back to her pages: whoever is in a hurry touches twice."""
SECOND_TAP = 0.35
"""Seconds after the way back in which a touch on the sign is still the second one of that hurry."""
DOUBLE_TOUCH: Final = 0.5
"""Seconds within which a second touch on the same place chooses the word there."""
TOGETHER: Final = 0.5
HAND: Final = 4
HAND_ACROSS: Final = 35.0
"""A hand laid on the screen: so many fingers within so many seconds, and at least so many mm across."""
FACE_SECONDS = 5.0
"""How long one picture is searched for faces before a fanzine is shown to others."""
CARET: Final = 0.55
GIVE_BACK: Final = 12.0
SHUTTER: Final = 1.0
WARNING_STAYS = 4.0
"""Seconds a warning is seen, where it cannot be heard, before what it warns of can be touched."""
METER: Final = 0.08
"""Seconds between two looks at how loud it is."""
CHANGE_OF_HEART = 15.0
"""Seconds until what she takes away is gone."""
LONGEST_FRAME: Final = 0.25


def mm(length: float) -> float:
    """Pixels for a length in millimetres on this screen."""
    return float(length * Metrics.dpi / 25.4)


def rgba(colour: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
    """A `#RRGGBB` colour as Kivy wants it."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, alpha
