"""Care of the kiosk itself: copies, phrases, how much the studio offers, what partners know it by."""

from kivy.properties import BooleanProperty, StringProperty

from fanzines.library.errors import LibraryError
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.keeper import Level
from kiosk.safekeeping import on_sticks
from kiosk.sentences import in_words
from kiosk.widgets.touch import Touchable


class CareTile(Touchable):
    """One thing to look after: its icon, its name, and what it is for."""

    icon = StringProperty("")
    text = StringProperty("")
    about = StringProperty("")


class CarePlace(FacilitatorPlace):
    """Reached from the desk."""

    simple = BooleanProperty(False)
    key = StringProperty("")
    held = BooleanProperty(False)
    """Whether what was taken away still lies on sticks."""

    def enter(self) -> None:
        """See how the kiosk stands."""
        self.simple = self.app.keeper.level is Level.SIMPLE
        self.key = self.desk.key
        self.held = bool(on_sticks(self.app.keeper.open_library()).hold_more)

    def switch_level(self) -> None:
        """Have the studio offer the seven simple tools, or everything."""
        wanted = Level.FULL if self.simple else Level.SIMPLE
        try:
            self.app.keeper.set_level(wanted)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        self.simple = self.app.keeper.level is Level.SIMPLE
