"""A facilitator's question to a maker: could this be covered? Only she answers, and changes her page."""

from kivy.graphics.texture import Texture
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty

from fanzines.library.errors import LibraryError
from fanzines.second_look.findings import Finding
from fanzines.second_look.look import Answer
from kiosk.sentences import in_words
from kiosk.widgets.art import texture_of
from kiosk.widgets.close_look import cropped
from kiosk.widgets.place import Place
from kiosk.widgets.touch import Touchable
from kiosk.wish.wishes import take_to, wishes_of
from printing.pictures.picture import page_picture

_DPI = 160.0


class WishChoice(Touchable):
    """One of her two answers."""

    icon = StringProperty("")
    text = StringProperty("")


class WishPlace(Place):
    """She meets it when she comes back to her fanzine; going on without an answer leaves it for later."""

    number = NumericProperty(0)
    count = NumericProperty(0)
    page_texture: Texture | None = ObjectProperty(None, allownone=True)
    crop: Texture | None = ObjectProperty(None, allownone=True)
    places = ListProperty([])

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._wishes: tuple[Finding, ...] = ()

    def enter(self) -> None:
        """Show the first of what she is asked."""
        self._wishes = wishes_of(self.app.keeper, self.app.keeper.on_table.id)
        self.count, self.number = len(self._wishes), 0
        self._next()

    def leave(self) -> None:
        """Forget the pages."""
        self._wishes, self.page_texture, self.crop, self.places = (), None, None, []

    def cover(self) -> None:
        """She covers it: in the studio, with what it is about in her hand."""
        wish = self._wishes[self.number - 1]
        self.app.studio.come_back_to(self.app.keeper.on_table.id, wish.page)
        self.app.go("studio")
        take_to(self.app.studio, wish)

    def stays(self) -> None:
        """It stays as it is; the facilitator reads that, and asks no more."""
        keeper, wish = self.app.keeper, self._wishes[self.number - 1]
        try:
            keeper.open_library().answer(keeper.on_table.id, wish, Answer.STAYS)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
            return
        self._next()

    def later(self) -> None:
        """On to her pages."""
        self.app.go("studio")

    def _next(self) -> None:
        if self.number == self.count:
            self.later()
            return
        wish = self._wishes[self.number]
        self.number += 1
        page = self.app.keeper.on_table.page(wish.page)
        picture = page_picture(page, self.app.keeper.photo_source(), _DPI)
        self.page_texture, self.places = texture_of(picture), list(wish.where)
        self.crop = texture_of(cropped(picture, wish.where))
