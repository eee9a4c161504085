"""For a maker who sits beside the tablet: her pages when they have no sign, or another sign."""

from kivy.properties import BooleanProperty, StringProperty

from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable


class BesideTile(Touchable):
    """One thing that has to be so, as a picture and a few words."""

    icon = StringProperty("")
    text = StringProperty("")


class BesidePlace(Place):
    """Reached for one fanzine; the tablet goes to its maker from here, and then home.

    The facilitator sees nothing of the fanzine, and is behind her door again when the tablet comes back.
    """

    fanzine = StringProperty("")
    affirmed = BooleanProperty(False)
    signed = BooleanProperty(False)

    def ask(self, fanzine_id: str) -> None:
        """Ask whether the maker of this fanzine is here."""
        self.fanzine, self.signed = fanzine_id, self.app.keeper.has_sign(fanzine_id)
        self.app.go(self.name)

    def enter(self) -> None:
        """Nothing is affirmed yet."""
        self.affirmed = False

    def leave(self) -> None:
        """Forget whose it is about."""
        self.fanzine, self.affirmed = "", False

    def open_pages(self) -> None:
        """She takes the tablet: her pages lie open, in her language."""
        fanzine_id = self.fanzine
        self.app.speak_to_maker(fanzine_id)
        self.app.to_table(lambda keeper: keeper.open_beside(fanzine_id))

    def hand_over(self) -> None:
        """She takes the tablet and gets another sign: what follows is hers."""
        self.app.speak_to_maker(self.fanzine)
        self.app.places.get_screen("anew").hand_over(self.fanzine)

    def back(self) -> None:
        """Back to the desk; nothing was changed."""
        self.app.go("desk")
