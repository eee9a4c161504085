"""What the whole kiosk and an exhibition by itself have in common: fonts, styles, places, the notice."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from kivy.app import App
from kivy.clock import mainthread
from kivy.core.window import Window
from kivy.lang import Builder
from kivy.uix.floatlayout import FloatLayout

from kiosk import theme
from kiosk.background import Background
from kiosk.language import N_, register_fonts, said_in, tongue
from kiosk.speeches import offered
from kiosk.voice.voice import Recordings, Voice
from kiosk.widgets import (  # noqa: F401  (known to kv by name)
    alone,
    art,
    chip,
    cut,
    field,
    keyboard,
    languages,
    level_meter,
    marked_page,
    pin_pad,
    rows,
    setting,
    sheet,
    slip,
    steps,
    still,
    touch,
    wordless,
    writing,
)
from kiosk.widgets.notice import Notice
from kiosk.widgets.place import Place
from kiosk.widgets.places import Places
from printing.printers.forgetting import FORGETTING

_GAVE_UP: Final = N_("The printer gave a print up. Look at it, then print once more.")


class BaseApp(App):
    """An app of places; subclasses say which."""

    title = "fanzine"
    kv_file = ""
    folders: tuple[str, ...] = ()
    """The folders of its places, whose styles it loads."""
    may_leave_exhibition = False
    may_ask_outside = False
    """Whether it may ask an address outside the room: never where fanzines are made."""
    visitors_language = ""
    """The language visitors are met in; empty for the first of the show's."""
    trusted: tuple[bytes, ...] = ()
    """Public keys of the kiosks whose shows are shown; with none, anybody's."""
    prints: Path | None = None
    """A folder for prints, in the place of a printer."""
    printers: Path | None = None
    """The file that tells what is known of this machine's printers."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.background = Background("kiosk")
        self.printing = Background("printing")
        """Beside everything else: a printing system that hangs keeps nothing waiting but prints."""
        FORGETTING.gave_up = self._print_failed

    def makers(self) -> Mapping[str, Callable[..., Place]]:
        """What builds each place, by its name, the first one shown first."""
        raise NotImplementedError

    def counted_show(self) -> Path | None:
        """Where the show lies whose visitors are counted; none for a sample, or what is only tried out."""
        return None

    def recordings(self) -> Recordings | None:
        """Recorded sentences for the kiosk's voice; None where there is no library."""
        return None

    def load_kv(self, filename: str | None = None) -> bool:
        """Styles are loaded in `build`, none by Kivy's own search."""
        return False

    def build(self) -> FloatLayout:
        """Load fonts and styles, then build the first place."""
        Window.clearcolor = theme.rgba(theme.GROUND)
        register_fonts()
        tongue.speak(self.language)
        self.voice = Voice(self.recordings())
        load_styles(self.folders)
        self.notice = Notice()
        self.places = Places(self.makers())
        self.places.begin()
        whole = FloatLayout()
        whole.add_widget(self.places)
        whole.add_widget(self.notice)
        return whole

    def go(self, place: str) -> None:
        """Show another place."""
        self.notice.hide()
        self.voice.hush()
        self.places.current = place

    def tell(self, sentence: str, *, icon: str = "hand-palm") -> None:
        """Say something in a strip of paper that goes by itself."""
        self.notice.say(sentence, icon, self.places.current_screen.notices)

    @mainthread
    def _print_failed(self) -> None:
        self.tell(tongue.words(_GAVE_UP), icon="printer")

    def in_every_language(self, message: str) -> dict[str, str]:
        """A short message of the catalogues in every language of the app."""
        return {speech.tag: said_in(speech.tag, message) for speech in offered()}


def load_styles(folders: Sequence[str]) -> None:
    """Load the kv files of these folders once, the shared pieces first."""
    here = Path(__file__).parent
    styles = (style for folder in ("widgets", *folders) for style in sorted((here / folder).glob("*.kv")))
    for style in styles:
        if str(style) not in Builder.files:
            Builder.load_file(str(style))
