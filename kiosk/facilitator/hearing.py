"""Hearing a recorded reading before it may be heard by others: to its end, then a yes, or none."""

from typing import Any, Final

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from fanzines.library.errors import LibraryError
from fanzines.readings import Reading, Whose
from kiosk.language import N_, tongue
from kiosk.sentences import in_words
from kiosk.speeches import own_name
from kiosk.voice.speaker import Speaker

WHOSE: Final = {
    Whose.HERS: N_("She read it aloud herself: {language}"),
    Whose.ANOTHER: N_("Another voice read it aloud: {language}"),
}
NO_SOUND: Final = N_("Nothing can be heard here. Is the loudspeaker on?")


class HearingPart(BoxLayout):
    """There only while its maker agrees to the voice: nobody hears it before."""

    place: Any = ObjectProperty(None, allownone=True)
    there = BooleanProperty(False)
    plays = BooleanProperty(False)
    heard = BooleanProperty(False)
    approved = BooleanProperty(False)
    said = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._speaker = Speaker()
        self._asked = 0
        self._fanzine_id = ""
        self._reading: Reading | None = None

    def open(self, fanzine_id: str) -> None:
        """What there is to be heard of that fanzine."""
        self.clear()
        self._fanzine_id = fanzine_id
        self._look()

    def clear(self) -> None:
        """Be quiet, and forget it."""
        self._hush()
        self._fanzine_id, self._reading = "", None
        self.there, self.said = False, ""

    def hear(self) -> None:
        """From the beginning, or not any more; only what was played to its end counts as heard."""
        if self.plays or self._reading is None:
            self._hush()
            return
        desk, asked, reading = self.place.desk, self._asked, self._reading
        try:
            sound = desk.sound(self._fanzine_id, reading)
        except LibraryError as problem:
            self.place.app.tell(in_words(problem))
            return
        self.place.app.voice.hush()
        self.plays = self._speaker.play(sound, lambda: self._ended(asked, reading))
        if not self.plays:
            self.place.app.tell(tongue.words(NO_SOUND), icon="speaker-x")

    def answer(self) -> None:
        """It may be heard by others; or not, after all."""
        if self._reading is None:
            return
        desk = self.place.desk
        try:
            if self.approved:
                desk.unapprove_reading(self._fanzine_id)
            else:
                desk.approve_reading(self._fanzine_id, self._reading)
        except LibraryError as problem:
            self.place.app.tell(in_words(problem))
        self._look()

    def _look(self) -> None:
        self._reading = reading = self.place.desk.reading(self._fanzine_id)
        self.there = reading is not None
        if reading is None:
            return
        self.said = tongue.words(WHOSE[reading.whose]).format(language=own_name(reading.language))
        self.heard, self.approved = reading.heard, reading.approved

    def _ended(self, asked: int, reading: Reading) -> None:
        if asked != self._asked:
            return
        self.plays = False
        try:
            self.place.desk.heard(self._fanzine_id, reading)
        except LibraryError as problem:
            self.place.app.tell(in_words(problem))
        self._look()

    def _hush(self) -> None:
        self._asked += 1
        self.plays = False
        self._speaker.stop()
