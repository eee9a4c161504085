"""Care of the kiosk itself: copies, phrases, what partners know it by."""

from datetime import date

from kivy.properties import BooleanProperty, StringProperty

from kiosk.facilitator.place import FacilitatorPlace
from kiosk.keeping.safekeeping import on_sticks
from kiosk.widgets.touch import Touchable


class CareTile(Touchable):
    """One thing to look after: its icon, its name, and what it is for."""

    icon = StringProperty("")
    text = StringProperty("")
    about = StringProperty("")


class CarePlace(FacilitatorPlace):
    """Reached from the desk."""

    key = StringProperty("")
    held = BooleanProperty(False)
    """Whether what was taken away still lies on sticks."""
    warns = BooleanProperty(False)
    """Whether it may still hang at partners, or one of them is silent."""

    waits = BooleanProperty(False)
    """Whether a tablet of the group has not got everything, and is silent."""

    def enter(self) -> None:
        """See what partners know this kiosk by."""
        self.key = self.desk.key
        self.warns = self.app.exchange.exchanging.must_be_told(date.today())
        self.waits = self.app.shelves.waits(date.today())
        self.held = bool(on_sticks(self.app.keeper.open_library()).hold_more)
