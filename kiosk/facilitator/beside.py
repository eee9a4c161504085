"""A new sign for a maker: only while she sits beside the tablet, and chosen by her own hands."""

from kivy.properties import BooleanProperty, StringProperty

from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable


class BesideTile(Touchable):
    """One thing that has to be so, as a picture and a few words."""

    icon = StringProperty("")
    text = StringProperty("")


class BesidePlace(Place):
    """Reached from the desk for a chosen fanzine; the tablet goes to its maker from here, and then home."""

    fanzine = StringProperty("")
    affirmed = BooleanProperty(False)

    def ask(self, fanzine_id: str) -> None:
        """Ask whether the maker of this fanzine is here."""
        self.fanzine = fanzine_id
        self.app.go(self.name)

    def enter(self) -> None:
        """Nothing is affirmed yet."""
        self.affirmed = False

    def leave(self) -> None:
        """Forget whose sign it is about."""
        self.fanzine, self.affirmed = "", False

    def hand_over(self) -> None:
        """She takes the tablet: what follows is hers."""
        self.app.places.get_screen("anew").hand_over(self.fanzine)

    def back(self) -> None:
        """Back to the desk; nothing was changed."""
        self.app.go("desk")
