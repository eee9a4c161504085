"""Photos from her phone: a facilitator lets it in, its address lies on the table as a code, photos come."""

from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from fanzines.access.pin import Right
from fanzines.upload.post import News, PhonePost, PostState
from fanzines.upload.wire import BROKEN_OFF, NO_PHOTO, TOO_LARGE, Kind, PageWords
from kiosk import theme
from kiosk.language import N_, tongue
from kiosk.pins import about_pin
from kiosk.studio.bench.held import Held
from kiosk.studio.panels.base import Panel
from kiosk.widgets.art import texture_of
from kiosk.widgets.still import sharp
from printing.painting.qr import qr_picture, qr_side

if TYPE_CHECKING:
    from kiosk.studio.panels.photo import PhotoPanel
    from kiosk.studio.screen import StudioPlace

CODE_MM: Final = 84.0
LOOKS: Final = 1 / 5
_STEP: Final = 100
_REFUSED: Final = {
    TOO_LARGE: N_("A photo was larger than 20 MB and was not taken. A smaller one can come."),
    NO_PHOTO: N_("What came from the phone was no photo. It was not taken."),
    BROKEN_OFF: N_("A photo did not come through. It can be sent again."),
}
_STRAY: Final = N_("Another phone wanted to send something. It was turned away.")
_ENDINGS: Final = {
    PostState.OVER: N_("The phone has been let go."),
    PostState.NO_NETWORK: N_(
        "There is no Wi-Fi here, so no phone can reach this kiosk. Photos can come from a stick."
    ),
    PostState.FAILED: N_("The phone cannot be let in now. Try again, or call a facilitator."),
}
_ICONS: Final = {
    PostState.OVER: "device-mobile-slash",
    PostState.NO_NETWORK: "wifi-slash",
    PostState.FAILED: "device-mobile-slash",
}
_DOING: Final = {
    PostState.STARTING: "waking",
    PostState.OPEN: "open",
    PostState.OVER: "over",
    PostState.NO_NETWORK: "trouble",
    PostState.FAILED: "trouble",
}


class PhoneSheet(FloatLayout):
    """Covers the table: the facilitator's PIN, then the code, then what became of it."""

    panel = ObjectProperty(None)
    touch_name = StringProperty("phone.sheet")

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Nothing under it is touched."""
        return bool(super().on_touch_down(touch)) or self.collide_point(*touch.pos)


class PhonePanel(Panel):
    """The phone is let in until its time is up, four photos have come, or she leaves the table.

    What came waits in her hand like any other photo that is not laid on a page. `left` is the part of the
    time that is left.
    """

    doing = OptionProperty("asking", options=("asking", "waking", "open", "over", "trouble"))
    code = ObjectProperty(None, allownone=True)
    left = NumericProperty(0.0)
    here = BooleanProperty(False)
    coming = BooleanProperty(False)
    sentence = StringProperty("")
    icon = StringProperty("")

    def __init__(self, studio: "StudioPlace", **kwargs: object) -> None:
        super().__init__(studio=studio, **kwargs)
        self.post = PhonePost()
        self.sheet = PhoneSheet(panel=self, pos_hint={"x": 0, "y": 0})
        self._came: list[Held] = []
        self._looking = Clock.create_trigger(lambda _dt: self._look(), LOOKS, interval=True)

    @property
    def is_on(self) -> bool:
        """Whether a phone may send photos now."""
        return self.doing in ("waking", "open")

    def open(self) -> None:
        """Show how it stands; a facilitator is asked for while no phone is let in."""
        if not self.is_on and not self.waiting():
            self.ask()
        self.studio.ids.over.add_widget(self.sheet)
        self._lay_tiles()

    def close(self) -> None:
        """The table is free; a phone that was let in stays so."""
        self.studio.ids.over.remove_widget(self.sheet)
        self.sheet.ids.pad.typed = ""

    def clear(self) -> None:
        """She has left the table: the phone is let go at once."""
        self.end()
        self._came.clear()
        self.ids.tiles.clear_widgets()

    def forget_choices(self) -> None:
        """Nothing of it is left for the next."""
        self.clear()

    def ask(self) -> None:
        """Only a facilitator lets a phone in."""
        self.end()
        self.sheet.ids.pad.typed = ""

    def end(self) -> None:
        """Let the phone go: the server is gone, and its address is dead."""
        self._looking.cancel()
        self.post.stop()
        self.code, self.sentence, self.left = None, "", 0.0
        self.here = self.coming = False
        self.doing = "asking"

    def typed_pin(self, typed: str) -> None:
        """A facilitator lets one phone in, for this maker."""
        answer = self.studio.app.keeper.check_pin(typed)
        if not isinstance(answer, Right):
            sentence, icon = about_pin(answer)
            self.studio.app.tell(sentence, icon=icon)
            return
        self.studio.app.notice.hide()
        self.doing = "waking"
        try:
            self.post.start(page_words())
        except OSError:  # the machine has no room for another process
            self._ended(PostState.FAILED)
        else:
            self._looking()

    def stay(self) -> None:
        """All of its time again."""
        self.post.stay()
        self._look()

    def back(self) -> None:
        """Back to the tray; the phone may go on."""
        self.studio.take_tool("photo")

    def let_go(self) -> None:
        """She has what she wanted."""
        self.end()
        self.back()

    def waiting(self) -> list[Held]:
        """What came and is not laid on a page yet, the newest first."""
        self._came = [held for held in self._came if held in self._tray().waiting]
        return self._came[::-1]

    def _tray(self) -> "PhotoPanel":
        tray: PhotoPanel = self.studio.panels["photo"]
        return tray

    def _look(self) -> None:
        """Show what has happened since."""
        state = self.post.state
        for news in self.post.news():
            self._tell(news)
        self.left = round(self.post.left * _STEP) / _STEP
        if state is PostState.OPEN and self.code is None:
            self.code = _code(self.post.address)
        if state in _ENDINGS:
            self._ended(state)
        elif self.doing != _DOING[state]:
            self.doing = _DOING[state]

    def _tell(self, news: News) -> None:
        app = self.studio.app
        match news.kind:
            case Kind.HERE:
                self.here = True
                app.hiding.stir()
            case Kind.COMING:
                self.coming = True
                app.hiding.stir()
            case Kind.STRAY:
                app.tell(tongue.words(_STRAY), icon="device-mobile-slash")
            case Kind.PHOTO:
                self.coming = False
                app.hiding.stir()
                self._take(news)
            case Kind.REFUSED:
                self.coming = False
                why = str(news.refused) if news.refused else _REFUSED[news.word]
                app.tell(tongue.words(why), icon="image-broken")

    def _take(self, news: News) -> None:
        assert news.photo is not None
        self._came.append(self._tray().hold(news.photo))
        if self.parent is not None:
            self._lay_tiles()
        else:
            self._tray().lay_if_open()
            self.studio.app.tell(tongue.words("A photo has come from the phone."), icon="image")

    def _lay_tiles(self) -> None:
        tiles = self.ids.tiles
        tiles.clear_widgets()
        for number, held in enumerate(self.waiting(), 1):
            tiles.add_widget(self._tray().waiting_tile(held, f"phone.photo.{number}"))

    def _ended(self, state: PostState) -> None:
        self._looking.cancel()
        self.code, self.left, self.coming = None, 0.0, False
        self.icon = "check-circle" if state is PostState.OVER and self.waiting() else _ICONS[state]
        self.sentence, self.doing = _ENDINGS[state], _DOING[state]


def page_words() -> PageWords:
    """What the phone says, in the language that is spoken now."""
    return PageWords(
        language=tongue.tag,
        rtl=tongue.rtl,
        title=tongue.words("Photos"),
        choose=tongue.words("Choose a photo"),
        send=tongue.words("Send it"),
        arrived=tongue.words("Your photo has arrived."),
        stays=tongue.words("It stays on your phone, too."),
        all_here=tongue.words("All four are here. You can put your phone away."),
        too_large=tongue.words("This photo is larger than 20 MB. Choose a smaller one."),
        no_photo=tongue.words("This cannot be used as a photo here. Choose another one."),
        broken_off=tongue.words("The photo did not come through. Send it again."),
        one_moment=tongue.words("A photo is still on its way. One moment."),
        another_phone=tongue.words("Another phone was here first. Ask at the table for a new code."),
        over=tongue.words("This code has ended. Ask at the table for a new one."),
    )


def _code(address: str) -> object:
    """The code as a texture that is shown pixel by pixel."""
    module = max(1, int(theme.mm(CODE_MM) / qr_side(address)))
    return sharp(texture_of(qr_picture(address, module)))
