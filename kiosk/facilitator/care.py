"""Care of the kiosk itself: copies, phrases, what partners know it by."""

from datetime import date
from functools import partial

from kivy.properties import BooleanProperty, StringProperty

from kiosk.facilitator.place import FacilitatorPlace
from kiosk.keeping.safekeeping import on_sticks
from kiosk.printing.errand import Errand
from kiosk.printing.plain_errands import handbook_errand
from kiosk.sentences import in_words
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

    def print_handbook(self) -> None:
        """To where the printer and the paper are chosen; it is laid out beside the screen."""
        self.app.background.do(partial(handbook_errand, self.name), self._laid_out)

    def _laid_out(self, result: object) -> None:
        if self.manager.current != self.name:
            return
        if isinstance(result, Errand):
            self.app.places.get_screen("printing").ask(result)
        elif isinstance(result, OSError):
            self.app.tell(in_words(result), icon="printer")
        elif isinstance(result, Exception):
            self.failed(result)

    def enter(self) -> None:
        """See what partners know this kiosk by."""
        self.key = self.desk.key
        self.warns = self.app.exchange.exchanging.must_be_told(date.today())
        self.waits = self.app.shelves.waits(date.today())
        self.held = bool(on_sticks(self.app.keeper.open_library()).hold_more)
