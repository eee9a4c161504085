"""Hearing a fanzine: the reading that was recorded of it, else this machine's own voice reads the page."""

import logging
from collections.abc import Callable, Sequence

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty

from exhibitions.show.manifest import ShowDamaged
from exhibitions.show.reading import Show, ShowEntry
from kiosk.background import Background
from kiosk.exhibition.told import Told
from kiosk.keeping.months import this_month
from kiosk.voice.sound import sound
from kiosk.voice.speaker import Speaker
from kiosk.voice.speech import NoSpeech, can_speak, speech

log = logging.getLogger(__name__)


class Listening(EventDispatcher):
    """`can` tells whether there is something to hear, `plays` whether it is heard now."""

    can = BooleanProperty(False)
    plays = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._background = Background("reading")
        self._speaker = Speaker()
        self._silent = False
        self._asked = 0
        self._make: Callable[[], bytes] | None = None
        self._recorded = False
        sound.bind(off=self._see)

    def turn_to(self, show: Show, entry: ShowEntry, language: str, told: Told, *, described: bool) -> None:
        """What would be heard now. A recorded reading goes on when the page is turned."""
        file = show.reading(entry, language, this_month())
        recorded = file is not None
        if not (recorded and self._recorded and self.plays):
            self.hush()
        self._recorded = recorded
        if file is not None:
            self._make = lambda: show.read(file)
        else:
            self._make = _spoken(_sentences(told, described))
        self._see()

    def _see(self, *_: object) -> None:
        if sound.off:
            self.hush()
        self.can = self._make is not None and not (self._silent or sound.off)

    def toggle(self) -> None:
        """Begin, or be quiet."""
        if self.plays:
            self.hush()
        elif self._make is not None:
            self.plays = True
            self._asked += 1
            asked = self._asked
            self._background.do(self._make, lambda made: self._play(asked, made))

    def hush(self) -> None:
        """Be quiet, and do not begin what was asked for."""
        self._asked += 1
        self.plays = False
        self._speaker.stop()

    def rest(self) -> None:
        """Nothing is open any more; perhaps there is a loudspeaker the next time."""
        self.hush()
        self._make, self._silent, self._recorded = None, False, False
        self.can = False

    def _play(self, asked: int, made: object) -> None:
        if asked != self._asked:
            return
        if isinstance(made, NoSpeech | ShowDamaged):
            log.warning("A fanzine could not be read aloud (%s).", type(made).__name__)
            self.plays = self.can = False
        elif isinstance(made, Exception):
            raise made
        elif isinstance(made, bytes) and not self._speaker.play(made, lambda: self._ended(asked)):
            log.warning("There is no loudspeaker, or a recording cannot be played.")
            self._silent = True
            self.plays = self.can = False

    def _ended(self, asked: int) -> None:
        if asked == self._asked:
            self.plays = False


def _sentences(told: Told, described: bool) -> Sequence[tuple[str, str]]:
    """Text and language of all that is read on the page, as far as a voice here speaks it."""
    seen = (told.description, told.described_in) if described else ("", "")
    found = ((text.strip(), tag.lower().split("-")[0]) for text, tag in ((told.words, told.language), seen))
    return [(text, tag) for text, tag in found if text and can_speak(tag)]


def _spoken(sentences: Sequence[tuple[str, str]]) -> Callable[[], bytes] | None:
    if not sentences:
        return None
    text, tag = ". ".join(text for text, _ in sentences), sentences[0][1]
    return lambda: speech(text, tag)
