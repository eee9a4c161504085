"""Recording what the kiosk says, phrase by phrase, and carrying a voice to other kiosks."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty

from fanzines.durable import write_whole
from fanzines.library.errors import LibraryError
from fanzines.mp3 import NotASound
from fanzines.voices.pack import ENDING, LARGEST_PACK, VoicePack, VoiceRefused, read_pack, write_pack
from fanzines.voices.phrases import Part
from fanzines.voices.store import LONGEST, Voices
from kiosk.facilitator.place import FacilitatorPlace
from kiosk.language import N_, tongue, translations
from kiosk.machine.sticks import free_name, pictures, read_whole, stick
from kiosk.microphone.recording import Recording
from kiosk.microphone.taking import pressed_apart
from kiosk.sentences import in_words
from kiosk.speeches import Speech, recordable, speech_of
from kiosk.voice.speaker import Speaker
from kiosk.voice.speech import NoSpeech, can_speak, speech
from kiosk.voices.told import Line, Said, counted, lines
from kiosk.widgets.touch import Touchable

PARTS: Final = {
    Part.INVITATIONS: N_("Invitations"),
    Part.BEGINNING: N_("Beginning"),
    Part.TABLE: N_("Making"),
    Part.STICKERS: N_("Pictures to stick"),
    Part.FINISHING: N_("Finishing"),
    Part.CIRCLE: N_("Circles"),
    Part.EXHIBITION: N_("Exhibition"),
}
STATES: Final = {
    Said.HERE: N_("Recorded here."),
    Said.ELSEWHERE: N_("Recorded on another kiosk."),
    Said.MACHINE: N_("The kiosk says it with a voice of its own."),
    Said.NOT: N_("It has no voice in this language."),
}
ICONS: Final = {
    Said.HERE: "microphone",
    Said.ELSEWHERE: "tray-arrow-down",
    Said.MACHINE: "robot",
    Said.NOT: "speaker-x",
}
NO_SOUND: Final = N_("Nothing can be heard here. Is the loudspeaker on?")
NO_STICK: Final = N_("Put in a stick first.")
NO_VOICE: Final = N_("There is no voice on the stick.")
GIVEN: Final = N_("The voice is on the stick.")
CAME: Final = N_("Phrases that came in: {count}")
NOT_PUT: Final = N_("The voice could not be put on the stick. Is it full, or locked?")
_DONE: Final = N_("{count} of {of}")


class PhraseTile(Touchable):
    """A phrase of the list."""

    text = StringProperty("")
    icon = StringProperty("")
    voiceless = BooleanProperty(False)


class PartTile(Touchable):
    """A part of the kiosk, and how much of it was recorded."""

    text = StringProperty("")
    about = StringProperty("")


class VoiceTile(Touchable):
    """A language, by its own name, and how much of it was recorded."""

    text = StringProperty("")
    about = StringProperty("")


class VoicesPlace(FacilitatorPlace):
    """Reached from the care of the kiosk. What is being recorded is kept when she says so."""

    step = OptionProperty("list", options=("list", "languages", "wait"))
    doing = OptionProperty("ready", options=("ready", "recording", "pressing", "taken"))
    language = StringProperty("")
    language_name = StringProperty("")
    text = StringProperty("")
    theirs = StringProperty("")
    """The phrase as it stands in the catalogue of that language, where there is one."""
    state_of = StringProperty("")
    recorded = BooleanProperty(False)
    can_hear = BooleanProperty(False)
    plays = BooleanProperty(False)
    empty = BooleanProperty(True)
    passed = NumericProperty(0.0)
    chosen: Line | None = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._speaker = Speaker()
        self._part = Part.INVITATIONS
        self._lines: tuple[Line, ...] = ()
        self._taken = b""
        self._recording: Recording | None = None

    @property
    def voices(self) -> Voices:
        """What is kept."""
        return Voices(self.app.keeper.open_library().store)

    def enter(self) -> None:
        """The language spoken now, and its invitations."""
        self.app.ears.look()
        self._part = Part.INVITATIONS
        self._speak(speech_of(tongue.tag))

    def leave(self) -> None:
        """Switch everything off; what was not kept is gone."""
        self._be_quiet()
        for grid in (self.ids.phrases, self.ids.parts, self.ids.languages):
            grid.clear_widgets()
        self._lines, self.chosen = (), None
        self.app.voice.follow()

    def back(self) -> None:
        """To the list, or to the care of the kiosk."""
        if self.step == "list":
            self.app.go("care")
        else:
            self._be_quiet()
            self.step = "list"

    def choose_language(self) -> None:
        """See the languages, and how much there is of each."""
        self._be_quiet()
        self.ids.languages.clear_widgets()
        for place, one in enumerate(recordable()):
            tile = VoiceTile(touch_name=f"voices.in.{one.tag}", text=one.own_name, seed=place + 3)
            done = len(self.voices.recorded(one.tag))
            tile.about = tongue.words(_DONE).format(count=done, of=len(self._lines))
            tile.lit = one.tag == self.language
            tile.bind(on_release=lambda _tile, one=one: self._speak(one))
            self.ids.languages.add_widget(tile)
        self.step = "languages"

    def choose_part(self, part: Part) -> None:
        """See the phrases of another part, from the first that has none yet."""
        self._be_quiet()
        self._part = part
        self._lay_out()
        self._choose_next()

    def choose(self, line: Line) -> None:
        """Take a phrase in hand."""
        self._be_quiet()
        self.chosen = line
        self._show()

    def record(self) -> None:
        """Listen from now on."""
        self._be_quiet()
        if self._recorder().start():
            self.doing = "recording"

    def stop(self) -> None:
        """Listen no more."""
        self._recorder().stop()

    def hear(self) -> None:
        """Hear what was taken, or how the phrase is said now; or be quiet."""
        if self.plays:
            self._hush()
        elif self._taken:
            self._play(self._taken)
        elif self.chosen and self.chosen.recorded:
            self._play(self.voices.sound(self.language, self.chosen.phrase.text) or b"")
        elif self.chosen:
            said, tag = self.theirs or self.text, self.language
            self.app.background.do(lambda: speech(said, tag), self._spoke)

    def keep(self) -> None:
        """Keep what was taken, and go on with the next phrase."""
        if self.chosen is None:
            return
        try:
            self.voices.keep(self.language, self.chosen.phrase.text, self._taken)
        except (LibraryError, NotASound) as problem:
            self.app.tell(in_words(problem) if isinstance(problem, LibraryError) else tongue.words(NO_SOUND))
            return
        self._be_quiet()
        self._look()
        self._choose_next(after=self.chosen.phrase.text)

    def throw_away(self) -> None:
        """Erase what was recorded of the phrase."""
        if self.chosen is None:
            return
        self._be_quiet()
        try:
            self.voices.throw_away(self.language, self.chosen.phrase.text)
        except LibraryError as problem:
            self.app.tell(in_words(problem))
        chosen = self.chosen.phrase.text
        self._look()
        self._take(next(line for line in self._lines if line.phrase.text == chosen))

    def give(self) -> None:
        """Put the voice on the stick."""
        place = self._stick()
        if place is not None:
            self._beside(lambda: self._write(place), GIVEN)

    def take(self) -> None:
        """Bring the voice in that is newest on the stick."""
        place = self._stick()
        if place is not None:
            self._beside(lambda: self._read(place), CAME)

    def _write(self, place: Path) -> str:
        sounds = {
            line.phrase.text: self.voices.sound(self.language, line.phrase.text) or b""
            for line in self._lines
            if line.recorded
        }
        data = write_pack(VoicePack(self.language, sounds))
        write_whole(free_name(place, f"voice-{self.language}", ENDING), data)
        return ""

    def _read(self, place: Path) -> tuple[str, int]:
        file = next(pictures(place, (ENDING,), most=1), None)
        if file is None:
            raise VoiceRefused(NO_VOICE)
        pack = read_pack(read_whole(file, LARGEST_PACK + 1))
        return pack.language, self.voices.bring_in(pack.language, pack.sounds)

    def _beside(self, act: Callable[[], object], said: str) -> None:
        self._be_quiet()
        self.step = "wait"
        self.app.background.do(act, partial(self._done, said))

    def _done(self, said: str, result: object) -> None:
        if self.manager.current != self.name:
            return
        self.step = "list"
        if isinstance(result, LibraryError | VoiceRefused):
            self.app.tell(in_words(result), icon="usb")
        elif isinstance(result, OSError):
            self.app.tell(tongue.words(NOT_PUT), icon="usb")
        elif isinstance(result, Exception):
            raise result
        elif isinstance(result, tuple):
            tag, count = result
            self._speak(speech_of(tag))
            self.app.tell(tongue.words(said).format(count=count), icon="usb")
        else:
            self.app.tell(tongue.words(said), icon="usb")

    def _stick(self) -> Path | None:
        place = stick(self.app.prints)
        if place is None:
            self.app.tell(tongue.words(NO_STICK), icon="usb")
        return place

    def _speak(self, speech: Speech) -> None:
        self.language, self.language_name = speech.tag, speech.own_name
        self.step = "list"
        self._look()
        self._choose_next()

    def _look(self) -> None:
        """What is recorded by now."""
        self._lines = lines(self.voices, self.language, speaks=can_speak(self.language))
        self.empty = not any(line.recorded for line in self._lines)
        self._lay_out()

    def _lay_out(self) -> None:
        counts = counted(self._lines)
        self.ids.parts.clear_widgets()
        for place, part in enumerate(Part):
            done, of = counts[part]
            tile = PartTile(touch_name=f"voices.part.{part}", text=tongue.words(PARTS[part]), seed=place + 2)
            tile.about = tongue.words(_DONE).format(count=done, of=of)
            tile.lit = part is self._part
            tile.bind(on_release=lambda _tile, part=part: self.choose_part(part))
            self.ids.parts.add_widget(tile)
        self.ids.phrases.clear_widgets()
        for place, line in enumerate(self._of_part(), 1):
            tile = PhraseTile(touch_name=f"voices.{place}", text=tongue.words(line.phrase.text), seed=place)
            tile.icon, tile.voiceless = ICONS[line.said], line.said is Said.NOT
            tile.bind(on_release=lambda _tile, line=line: self.choose(line))
            self.ids.phrases.add_widget(tile)

    def _of_part(self) -> list[Line]:
        return [line for line in self._lines if line.phrase.part is self._part]

    def _choose_next(self, after: str = "") -> None:
        """The next phrase of the part that nobody recorded; else the next one, or the first."""
        here = self._of_part()
        texts = [line.phrase.text for line in here]
        at = texts.index(after) + 1 if after in texts else 0
        onward = here[at:] + here[:at]
        self._take(next((line for line in onward if not line.recorded), onward[0]))

    def _take(self, line: Line) -> None:
        self.chosen = line
        self._show()
        tiles = self.ids.phrases.children[::-1]
        self.ids.scroll.scroll_to(tiles[self._of_part().index(line)], padding=self.height / 6, animate=False)

    def _show(self) -> None:
        """The phrase in hand."""
        line = self.chosen
        assert line is not None
        for tile, other in zip(self.ids.phrases.children[::-1], self._of_part(), strict=True):
            tile.lit = other is line
        self.text = tongue.words(line.phrase.text)
        theirs = translations(self.language).gettext(line.phrase.text)
        self.theirs = theirs if theirs != self.text else ""
        self.state_of = tongue.words(STATES[line.said])
        self.recorded, self.can_hear = line.recorded, line.said is not Said.NOT
        self.doing = "ready"

    def _recorder(self) -> Recording:
        if self._recording is None:
            made = Recording(
                self.app, pressed_apart, longest=LONGEST, pressing=self._press, done=self._pressed
            )
            made.bind(levels=self.ids.meter.setter("levels"), passed=self.setter("passed"))
            self._recording = made
        return self._recording

    def _press(self) -> None:
        self.doing = "pressing"

    def _pressed(self, result: object) -> None:
        self._taken = result if isinstance(result, bytes) else b""
        self.doing = "taken" if self._taken else "ready"
        if self._taken:
            self._play(self._taken)

    def _play(self, sound: bytes) -> None:
        self.app.voice.hush()
        self.plays = self._speaker.play(sound, self._ended)
        if not self.plays:
            self.app.tell(tongue.words(NO_SOUND), icon="speaker-x")

    def _spoke(self, result: object) -> None:
        if isinstance(result, NoSpeech):
            self.app.tell(tongue.words(NO_SOUND), icon="speaker-x")
        elif isinstance(result, Exception):
            raise result
        elif isinstance(result, bytes) and self.manager.current == self.name:
            self._play(result)

    def _ended(self) -> None:
        self.plays = False

    def _hush(self) -> None:
        self.plays = False
        self._speaker.stop()

    def _be_quiet(self) -> None:
        """Switch the microphone and the loudspeaker off; what was not kept is gone."""
        self._hush()
        if self._recording:
            self._recording.forget()
        self._taken = b""
        self.doing = "ready"
