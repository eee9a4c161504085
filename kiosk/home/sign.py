"""Her sign: offered at the beginning, entered to come back. A colour and three pictures in order."""

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.access.signs import Sign, SignsLocked, colours
from fanzines.art import names
from fanzines.folds import MINI, Folding
from kiosk.language import tongue
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable


class Ribbon(BoxLayout):
    """A sign as it is shown: three pictures on a ribbon of its colour; open places stay empty.

    While `shut` a lock lies in their place, and the arrow that begins again.
    """

    colour = StringProperty("")
    pictures = ListProperty([])
    shut = BooleanProperty(False)

    def show(self, sign: Sign) -> None:
        """Show a whole sign."""
        self.colour = next(known.colour for known in colours() if known.name == sign.colour)
        self.pictures = list(sign.pictures)

    def picture(self, index: int, pictures: list[str]) -> str:
        """The picture at a place, or nothing."""
        return pictures[index] if index < len(pictures) else ""


class OfferPlace(Place):
    """A sign of her own is offered; she may ask for another, or go without."""

    sign = ObjectProperty(None, allownone=True)
    folding: Folding = MINI

    def enter(self) -> None:
        """Offer a sign nobody has."""
        self.another()

    def another(self) -> None:
        """Offer a different one."""
        self.sign = self.app.keeper.offer_sign()
        self.ids.ribbon.show(self.sign)

    def take(self) -> None:
        """It is hers: begin under it."""
        sign = self.sign
        self.app.begin(self.folding, lambda keeper: keeper.claim_sign(sign))

    def skip(self) -> None:
        """Begin without a sign; coming back then needs the facilitator."""
        self.app.begin(self.folding, lambda keeper: keeper.step_away())

    def leave(self) -> None:
        """Forget the offered sign, and what it was for."""
        self.sign, self.folding = None, MINI
        self.ids.ribbon.pictures = []


class ColourPot(Touchable):
    """One of the colours a sign can have."""

    colour = StringProperty("#FFFFFF")


class PictureTile(Touchable):
    """One of the pictures a sign can have."""

    picture = StringProperty("")


class SignPad(BoxLayout):
    """A colour and three pictures, touched in order; `on_shown` tells them. `on_lead` leads elsewhere."""

    __events__ = ("on_shown", "on_lead")
    colour = StringProperty("")
    pictures = ListProperty([])
    wrong = BooleanProperty(False)
    lead_name = StringProperty("")
    lead_icon = StringProperty("")
    lead_says = StringProperty("")
    lead_helps = BooleanProperty(False)
    """Whether the way elsewhere is what to do after a wrong sign."""
    ask = StringProperty("")
    sorry = StringProperty("")

    def lay_out(self) -> None:
        """Colours and pictures, none chosen."""
        if not self.ids.pots.children:
            self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Begin again."""
        self.colour, self.pictures = "", []
        self.ids.ribbon.colour = ""
        self.wrong = False
        for pot in self.ids.pots.children:
            pot.lit = False

    def refuse(self) -> None:
        """That was not it: say so where she looks, and begin again."""
        self.clear()
        self.wrong = True

    def choose_colour(self, pot: ColourPot, name: str) -> None:
        """The colour of her sign."""
        self.colour, self.wrong = name, False
        self.ids.ribbon.colour = pot.colour
        for other in self.ids.pots.children:
            other.lit = other is pot
        self._tell_whole()

    def choose_picture(self, name: str) -> None:
        """The next of her three pictures."""
        if len(self.pictures) < 3:
            self.pictures, self.wrong = [*self.pictures, name], False
            self._tell_whole()

    def take_back(self) -> None:
        """Take back the picture touched last."""
        self.pictures = self.pictures[:-1]

    def on_shown(self, sign: Sign) -> None:
        """A whole sign was touched."""

    def on_lead(self) -> None:
        """She wants to go elsewhere."""

    def _tell_whole(self) -> None:
        if self.colour and len(self.pictures) == 3:
            first, second, third = self.pictures
            self.dispatch("on_shown", Sign(self.colour, (first, second, third)))

    def _lay_out(self) -> None:
        for kept in colours():
            pot = ColourPot(colour=kept.colour, touch_name=f"sign.colour.{kept.name}")
            pot.bind(on_release=lambda pressed, name=kept.name: self.choose_colour(pressed, name))
            self.ids.pots.add_widget(pot)
        for name in names("signs"):
            tile = PictureTile(picture=name, touch_name=f"sign.picture.{name}")
            tile.bind(on_release=lambda pressed: self.choose_picture(pressed.picture))
            self.ids.pictures.add_widget(tile)


class SignPlace(Place):
    """A colour and three pictures in order open her shelf."""

    @property
    def wrong(self) -> bool:
        """Whether the sign shown last opened nothing."""
        return bool(self.ids.pad.wrong)

    def enter(self) -> None:
        """Lay out the colours and pictures, none chosen."""
        self.ids.pad.lay_out()

    def leave(self) -> None:
        """Forget what was touched."""
        self.ids.pad.clear()

    def shown(self, sign: Sign) -> None:
        """A sign was shown: open its shelf, or say that it opens nothing."""
        keeper = self.app.keeper
        try:
            opened = keeper.enter_sign(sign)
        except SignsLocked:
            opened = False
        if opened:
            self.app.to_shelf()
        elif keeper.sign_tries_left():
            self.ids.pad.refuse()
        else:
            self.app.home()
            self.app.tell(
                tongue.words("Please ask a facilitator to help you open your shelf."), icon="call-bell"
            )
