"""A pot that shows which colour is in use; a touch brings the paint up."""

from kivy.properties import BooleanProperty, StringProperty

from fanzines.colours import brightness
from kiosk import theme
from kiosk.widgets.touch import Touchable

_BRIGHT = 0.6


class PotTile(Touchable):
    """The colour of letters, or of what lies beneath them; lit while the paint for it is in sight."""

    letter = BooleanProperty(False)
    colour = StringProperty(theme.INK)
    beneath = StringProperty("")


def is_pale(colour: str) -> bool:
    """Whether a colour would hardly be seen on the sheet."""
    return brightness(colour) > _BRIGHT


def card_for(colour: str) -> str:
    """The card on which something of that colour is seen."""
    return theme.QUIET if is_pale(colour) else theme.SHEET
