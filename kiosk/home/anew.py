"""Another sign for a shelf: offered, learnt by showing it once, and only then the one that opens."""

from kivy.properties import ObjectProperty, OptionProperty, StringProperty

from fanzines.access.signs import Sign, SignTaken
from fanzines.library.errors import LibraryError
from kiosk.language import tongue
from kiosk.sentences import in_words
from kiosk.widgets.place import Place


class AnewPlace(Place):
    """Her own hands only: from her shelf, or handed over by a facilitator who sits beside her."""

    step = OptionProperty("offer", options=("offer", "learn"))
    fanzine = StringProperty("")
    """The fanzine whose maker was handed the tablet; empty when she came from her shelf."""
    sign = ObjectProperty(None, allownone=True)

    def hand_over(self, fanzine_id: str) -> None:
        """A facilitator hands the tablet over: the shelf of this fanzine gets another sign."""
        self.fanzine = fanzine_id
        self.app.go(self.name)

    def enter(self) -> None:
        """Offer a sign nobody has."""
        self.ids.pad.lay_out()
        self.step = "offer"
        self.another()

    def leave(self) -> None:
        """Forget the sign, and whose it is."""
        self.sign, self.fanzine = None, ""
        self.ids.ribbon.pictures, self.ids.ribbon.colour = [], ""
        self.ids.pad.clear()

    def another(self) -> None:
        """Offer a different one."""
        self.sign = self.app.keeper.offer_sign()
        self.ids.ribbon.show(self.sign)

    def take(self) -> None:
        """She wants this one: let her show it once, so that she has learnt it."""
        self.ids.pad.clear()
        self.step = "learn"

    def look_again(self) -> None:
        """See the sign once more."""
        self.step = "offer"

    def shown(self, sign: Sign) -> None:
        """She showed a sign: when it is the one she took, it opens her shelf from now on."""
        if sign != self.sign:
            self.ids.pad.refuse()
            return
        keeper = self.app.keeper
        try:
            if self.fanzine:
                keeper.give_sign(self.fanzine, sign)
            else:
                keeper.change_sign(sign)
        except (LibraryError, SignTaken) as problem:
            self.enter()
            self.app.tell(in_words(problem))
            return
        self.back()
        self.app.tell(tongue.words("This sign is yours now. It opens your pages."), icon="check")

    def back(self) -> None:
        """To her shelf, or home where a facilitator handed the tablet over."""
        if self.fanzine:
            self.app.home()
        else:
            self.app.go("shelf")
