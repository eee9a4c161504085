"""Taking a photo: the live picture over the table, a shutter that counts, and then keep it or again."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from PIL import Image

from fanzines.photos import PhotoRefused, TakenPhoto, take_in
from fanzines.photos.paper_mode import taken_ink
from kiosk import theme
from kiosk.background import Background
from kiosk.camera import SENTENCES, Camera, CameraState, CameraTrouble
from kiosk.language import N_, tongue
from kiosk.studio.bench.finder import Finder
from kiosk.studio.panels.base import Panel
from kiosk.widgets.art import texture_of

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

COUNTS: Final = 3
LOOKS: Final = 1 / 20
_SHOWN: Final = 1200
_NO_SHEET: Final = N_(
    "No whole sheet of paper is seen. Lay it flat on the table with all four corners in the picture."
)
_ON: Final = ("waking", "live", "counting", "taking")


class CameraPanel(Panel):
    """The camera is on while this panel looks through it, and off at once when it does not.

    `doing` is what goes on: waking, live, counting, taking, taken (the camera is off then), or trouble.
    """

    doing = OptionProperty("off", options=("off", *_ON, "taken", "trouble"))
    paper = BooleanProperty(False)
    left = NumericProperty(0)
    cameras = NumericProperty(0)
    sentence = StringProperty("")
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, studio: "StudioPlace", **kwargs: object) -> None:
        super().__init__(studio=studio, **kwargs)
        self.camera = Camera()
        self.finder = Finder(panel=self, pos_hint={"x": 0, "y": 0})
        self.taken: TakenPhoto | None = None
        self._worker = Background("shutter")
        self._looking = Clock.create_trigger(lambda _dt: self._look(), LOOKS, interval=True)
        self._counting = Clock.create_trigger(lambda _dt: self._count(), theme.SHUTTER, interval=True)
        self._try = 0

    def open(self) -> None:
        """Look through the camera."""
        self.studio.ids.over.add_widget(self.finder)
        self.begin()

    def close(self) -> None:
        """The camera goes off, and so does every picture of it."""
        self.studio.ids.over.remove_widget(self.finder)
        self._stop()
        self.doing, self.taken, self.texture = "off", None, None
        self.finder.forget()

    def forget_choices(self) -> None:
        """A photo is taken at first, not a sheet of paper."""
        self.paper = False

    def begin(self) -> None:
        """Switch the camera on."""
        self._try += 1
        self.taken, self.texture, self.sentence = None, None, ""
        self.doing = "waking"
        self.camera.start()
        self._looking()

    def press(self) -> None:
        """The shutter: count down, or stop counting."""
        if self.doing == "live":
            self.left, self.doing = COUNTS, "counting"
            self._counting()
        elif self.doing == "counting":
            self._counting.cancel()
            self.doing = "live"

    def switch(self) -> None:
        """Look through the next camera."""
        self._counting.cancel()
        self.doing = "waking"
        self.finder.forget()
        self.camera.switch()

    def keep(self) -> None:
        """The photo goes to the bench; it is not saved before it is laid on the page."""
        if self.taken:
            self.studio.take_up(self.studio.panels["photo"].hold(self.taken))

    def back(self) -> None:
        """Back to the tray."""
        self.studio.take_tool("photo")

    def _stop(self) -> None:
        self._try += 1
        self._looking.cancel()
        self._counting.cancel()
        self.camera.stop()

    def _look(self) -> None:
        """Show what the camera sees now, or say why it sees nothing."""
        state, self.cameras = self.camera.state, self.camera.cameras
        if state is CameraState.LIVE:
            self.finder.see(self.camera.latest())
            if self.doing == "waking":
                self.doing = "live"
        elif state not in (CameraState.STARTING, CameraState.OFF) and self.doing != "taking":
            self._trouble(SENTENCES[state])

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            self._counting.cancel()
            self._take()

    def _take(self) -> None:
        self.doing = "taking"
        taking, camera, paper = self._try, self.camera, self.paper

        def done(outcome: object) -> None:
            if taking == self._try:
                self._taken(outcome)

        self._worker.do(lambda: taken_through(camera, paper=paper), done)

    def _taken(self, outcome: object) -> None:
        if isinstance(outcome, CameraTrouble | PhotoRefused):
            self._trouble(str(outcome))
        elif isinstance(outcome, Exception):
            self._stop()
            raise outcome
        elif isinstance(outcome, tuple):
            self._stop()
            self.taken, shown, found = outcome
            self.texture = texture_of(shown)
            self.finder.forget()
            self.doing = "taken"
            if not found:
                self.studio.tell(tongue.words(_NO_SHEET))

    def _trouble(self, sentence: str) -> None:
        self._stop()
        self.finder.forget()
        self.sentence, self.doing = sentence, "trouble"


def taken_through(camera: Camera, *, paper: bool) -> tuple[TakenPhoto, Image.Image, bool]:
    """A photo, a smaller picture of it on white, and whether it is of paper when paper was to be found.

    Waits for the camera: call it beside the screen. CameraTrouble, PhotoRefused.
    """
    taken = take_in(camera.take())
    ink = taken_ink(_picture(taken)) if paper else None
    kept = ink or taken
    shown = _picture(kept)
    shown.thumbnail((_SHOWN, _SHOWN))
    if shown.mode == "RGBA":
        shown = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown)
    return kept, shown.convert("RGB"), bool(ink) or not paper


def _picture(taken: TakenPhoto) -> Image.Image:
    picture = Image.open(BytesIO(taken.data), formats=("JPEG", "PNG"))
    picture.load()
    return picture
