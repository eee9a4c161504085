"""Her sign: offered at the beginning, entered to come back. A colour and three pictures in order."""

from collections.abc import Callable

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.access.signs import Sign, SignsLocked, colours
from fanzines.art import names
from fanzines.folds import MINI, Folding
from fanzines.model import Direction
from kiosk.keeper import Keeper
from kiosk.language import tongue
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable


class Ribbon(BoxLayout):
    """A sign as it is shown: three pictures on a ribbon of its colour; open places stay empty."""

    colour = StringProperty("")
    pictures = ListProperty([])

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
        self.ids.ribbon.colour = next(c.colour for c in colours() if c.name == self.sign.colour)
        self.ids.ribbon.pictures = list(self.sign.pictures)

    def take(self) -> None:
        """It is hers: begin under it."""
        sign = self.sign
        self.begin(lambda keeper: keeper.claim_sign(sign))

    def skip(self) -> None:
        """Begin without a sign; coming back then needs the facilitator."""
        self.begin(lambda keeper: keeper.step_away())

    def begin(self, first: Callable[[Keeper], None]) -> None:
        """Lay a new fanzine on the table, once her sign is settled."""
        direction, folding = Direction.RTL if tongue.rtl else Direction.LTR, self.folding

        def lay(keeper: Keeper) -> None:
            first(keeper)
            keeper.begin(direction, tongue.tag, folding)

        self.app.to_table(lay)

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


class SignPlace(Place):
    """A colour and three pictures in order open her shelf."""

    colour = StringProperty("")
    pictures = ListProperty([])
    wrong = BooleanProperty(False)

    def enter(self) -> None:
        """Lay out the colours and pictures, none chosen."""
        if not self.ids.pots.children:
            self._lay_out()
        self.clear()

    def leave(self) -> None:
        """Forget what was touched."""
        self.clear()

    def clear(self) -> None:
        """Begin again."""
        self.colour, self.pictures = "", []
        self.ids.ribbon.colour = ""
        self.wrong = False
        for pot in self.ids.pots.children:
            pot.lit = False

    def choose_colour(self, pot: ColourPot, name: str) -> None:
        """The colour of her sign."""
        self.colour, self.wrong = name, False
        self.ids.ribbon.colour = pot.colour
        for other in self.ids.pots.children:
            other.lit = other is pot
        self._try()

    def choose_picture(self, name: str) -> None:
        """The next of her three pictures."""
        if len(self.pictures) < 3:
            self.pictures, self.wrong = [*self.pictures, name], False
            self._try()

    def take_back(self) -> None:
        """Take back the picture touched last."""
        self.pictures = self.pictures[:-1]

    def _try(self) -> None:
        if not self.colour or len(self.pictures) < 3:
            return
        first, second, third = self.pictures
        keeper = self.app.keeper
        try:
            opened = keeper.enter_sign(Sign(self.colour, (first, second, third)))
        except SignsLocked:
            opened = False
        if opened:
            self.app.to_shelf()
        elif keeper.sign_tries_left():
            self.clear()
            self.wrong = True
        else:
            self.app.home()
            self.app.tell(tongue.words("Please ask a facilitator to help you open your shelf."))

    def _lay_out(self) -> None:
        for kept in colours():
            pot = ColourPot(colour=kept.colour, touch_name=f"sign.colour.{kept.name}")
            pot.bind(on_release=lambda pressed, name=kept.name: self.choose_colour(pressed, name))
            self.ids.pots.add_widget(pot)
        for name in names("signs"):
            tile = PictureTile(picture=name, touch_name=f"sign.picture.{name}")
            tile.bind(on_release=lambda pressed: self.choose_picture(pressed.picture))
            self.ids.pictures.add_widget(tile)
