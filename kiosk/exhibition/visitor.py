"""What a visitor has chosen for herself: language, size of what she reads, contrast, motion. Kept nowhere."""

from collections.abc import Sequence

from kivy.core.window import Window
from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk import theme
from kiosk.language import tongue
from kiosk.speeches import offered
from kiosk.voice.sound import sound
from kiosk.widgets.contrast import contrast, shown
from kiosk.widgets.following import follow
from kiosk.widgets.motion import motion


class Visitor(EventDispatcher):
    """`language` is that of the show's words; the app's own follow where their catalogue is complete."""

    language = StringProperty("en")
    languages = ListProperty(["en"])
    """Those of the show, the leading one first."""
    step = NumericProperty(0)
    size = NumericProperty(theme.READING_SIZES[0])
    clear = BooleanProperty(False)
    motion = BooleanProperty(True)
    described = BooleanProperty(False)
    """Whether descriptions of pictures stand beside the words."""

    def on_step(self, _visitor: object, step: int) -> None:
        """Another size."""
        self.size = theme.READING_SIZES[int(step)]

    def on_clear(self, _visitor: object, clear: bool) -> None:
        """High contrast, or not any more."""
        contrast.high = clear
        Window.clearcolor = theme.rgba(shown(theme.GROUND))

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        follow(motion, "still", self._keep_still)

    def on_motion(self, _visitor: object, moves: bool) -> None:
        """Guides stand still with everything else."""
        motion.still = not moves

    def arrive(self, languages: Sequence[str], language: str = "") -> None:
        """Nobody has chosen anything yet: all is as the show has it, in that language where it has that."""
        self.languages = list(languages)
        self.put_back()
        self.speak(language if language in languages else languages[0])

    def put_back(self) -> None:
        """Take back all that was chosen but the language."""
        self.step, self.clear, self.motion, self.described = 0, False, True, False
        sound.off = False

    def speak(self, language: str) -> None:
        """Read in one of the show's languages."""
        self.language = language
        tongue.speak(self._own(language))

    def _keep_still(self, *_: object) -> None:
        self.motion = not motion.still

    def _own(self, language: str) -> str:
        """The language of the app's own words: this one, or the first of the show's that the app has."""
        complete = [speech.tag for speech in offered()]
        return next((tag for tag in (language, *self.languages) if tag in complete), complete[0])
