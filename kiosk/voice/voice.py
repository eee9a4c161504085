"""The kiosk's voice: says a sentence when somebody asks for it, and never by itself."""

import logging
from collections.abc import Callable
from typing import Final

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty

from kiosk.background import Background
from kiosk.language import tongue
from kiosk.voice.speaker import Speaker
from kiosk.voice.speech import NoSpeech, can_speak, speech

log = logging.getLogger(__name__)

_PAUSE: Final = ". "


class Voice(EventDispatcher):
    """Belongs to the running app. `speaks` tells whether it has a voice in the language spoken now."""

    speaks = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._background = Background("voice")
        self._speaker = Speaker()
        self._silent = False
        self._asked = 0
        tongue.bind(tag=lambda *_: self._changed())
        self._follow()

    def can_say(self, tag: str = "") -> bool:
        """Whether it has a voice in that language; without one, in the language spoken now."""
        return not self._silent and can_speak(tag) if tag else bool(self.speaks)

    def say(self, *sentences: str, tag: str = "", ended: Callable[[], None] = lambda: None) -> None:
        """Say these, one after the other, in that language or the one spoken now; what was being said ends.

        `ended` is called when all was said to its end.
        """
        text = _PAUSE.join(sentence.rstrip(".") for sentence in sentences if sentence)
        self.hush()
        if not (text and self.can_say(tag)):
            return
        asked, spoken = self._asked, tag or tongue.tag

        def said() -> None:
            if asked == self._asked:
                ended()

        self._background.do(lambda: speech(text, spoken), lambda made: self._say(asked, made, said))

    def hush(self) -> None:
        """Be quiet, and do not begin what was asked for."""
        self._asked += 1
        self._speaker.stop()

    def _say(self, asked: int, made: object, said: Callable[[], None]) -> None:
        if isinstance(made, NoSpeech):
            log.warning("Nothing could be said (%s).", made)
        elif isinstance(made, Exception):
            raise made
        elif asked == self._asked and isinstance(made, bytes) and not self._speaker.play(made, said):
            log.warning("There is no loudspeaker.")
            self._silent = True
            self._follow()

    def _changed(self) -> None:
        """Another language; perhaps there is a loudspeaker by now."""
        self._silent = False
        self._follow()

    def _follow(self) -> None:
        self.hush()
        self.speaks = not self._silent and can_speak(tongue.tag)
