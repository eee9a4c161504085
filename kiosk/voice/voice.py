"""The kiosk's voice: says a sentence when somebody asks for it, and never by itself.

As a mediator recorded it where she did, else as speech that is made here.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final, Protocol

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty

from kiosk.background import Background
from kiosk.language import tongue
from kiosk.voice.sound import sound
from kiosk.voice.speaker import Speaker
from kiosk.voice.speech import NoSpeech, can_speak, can_spell, speech

log = logging.getLogger(__name__)

_PAUSE: Final = ". "


class Recordings(Protocol):
    """Recorded sentences, as long as there is a library to take them from."""

    def has(self, tag: str) -> bool:
        """Whether anything was recorded in a language."""
        ...

    def sound(self, tag: str, sentence: str) -> bytes | None:
        """A sentence as it is shown in that language, or None when it was not recorded."""
        ...


class Voice(EventDispatcher):
    """Belongs to the running app. `speaks` tells whether it has a voice in the language spoken now."""

    speaks = BooleanProperty(False)

    def __init__(self, recordings: Recordings | None = None, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._recordings = recordings
        self._waiting: deque[bytes] = deque()
        self._background = Background("voice")
        self._speaker = Speaker()
        self._silent = False
        self._asked = 0
        tongue.bind(tag=lambda *_: self._changed())
        sound.bind(off=lambda *_: self.follow())
        self.follow()

    def can_say(self, tag: str = "") -> bool:
        """Whether it has a voice in that language; without one, in the language spoken now."""
        return self._is_heard and self._has_voice(tag) if tag else bool(self.speaks)

    def say(self, *sentences: str, tag: str = "", ended: Callable[[], None] = lambda: None) -> None:
        """Say these, one after the other, in that language or the one spoken now; what was being said ends.

        `ended` is called when all was said to its end.
        """
        said_are = tuple(sentence for sentence in sentences if sentence)
        self.hush()
        if not (said_are and self.can_say(tag)):
            return
        asked, spoken = self._asked, tag or tongue.tag

        def said() -> None:
            if asked == self._asked:
                ended()

        self._background.do(
            lambda: tuple(self._sounds(spoken, said_are)), lambda made: self._say(asked, made, said)
        )

    def spell(self, letter: str, tag: str) -> None:
        """Say a letter of the keyboard of a language, where there is a voice for it."""
        self.hush()
        if self._is_heard and can_spell(tag):
            asked = self._asked
            self._background.do(
                lambda: (speech(letter, tag),), lambda made: self._say(asked, made, lambda: None)
            )

    def hush(self) -> None:
        """Be quiet, and do not begin what was asked for."""
        self._asked += 1
        self._waiting.clear()
        self._speaker.stop()

    def _sounds(self, tag: str, sentences: Iterable[str]) -> Iterator[bytes]:
        """What is played one after the other. NoSpeech when nothing of it can be said."""
        found = [(sentence, self._recorded(tag, sentence)) for sentence in sentences]
        if not can_speak(tag) and not any(heard for _, heard in found):
            raise NoSpeech(f"nothing of it was recorded in {tag}")
        for recorded, group in groupby(found, lambda one: one[1] is not None):
            if recorded:
                yield from (heard for _, heard in group if heard)
            elif can_speak(tag):
                yield speech(_PAUSE.join(sentence.rstrip(".") for sentence, _ in group), tag)

    def _recorded(self, tag: str, sentence: str) -> bytes | None:
        return self._recordings.sound(tag, sentence) if self._recordings else None

    def _say(self, asked: int, made: object, said: Callable[[], None]) -> None:
        if isinstance(made, NoSpeech):
            log.warning("Nothing could be said (%s).", made)
        elif isinstance(made, Exception):
            raise made
        elif asked == self._asked and isinstance(made, tuple):
            self._waiting.extend(made)
            self._next(asked, said)

    def _next(self, asked: int, said: Callable[[], None]) -> None:
        """Play what waits; `said` when all was."""
        if asked != self._asked:
            return
        if not self._waiting:
            said()
        elif not self._speaker.play(self._waiting.popleft(), lambda: self._next(asked, said)):
            log.warning("There is no loudspeaker.")
            self._silent = not sound.off
            self.follow()

    def _changed(self) -> None:
        """Another language; perhaps there is a loudspeaker by now."""
        self._silent = False
        self.follow()

    def follow(self) -> None:
        """See whether it has a voice now: another language, or something was recorded."""
        self.hush()
        self.speaks = self._is_heard and self._has_voice(tongue.tag)

    @property
    def _is_heard(self) -> bool:
        return not (self._silent or sound.off)

    def _has_voice(self, tag: str) -> bool:
        return can_speak(tag) or (self._recordings is not None and self._recordings.has(tag))
