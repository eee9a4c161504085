"""Reading a fanzine aloud: warned first, recorded, heard, and kept only when she says so."""

from functools import partial
from typing import Any, Final

from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)

from fanzines.consents import Use
from fanzines.library.errors import LibraryError
from fanzines.model import Fanzine
from fanzines.readings import LONGEST, Reading, Whose
from kiosk import theme
from kiosk.language import N_, tongue
from kiosk.microphone.recording import Recording
from kiosk.microphone.taking import taken
from kiosk.sentences import in_words
from kiosk.speeches import own_name
from kiosk.voice.speaker import Speaker
from kiosk.widgets.languages import LanguageSheet
from kiosk.widgets.rows import Row

DOING: Final = ("warned", "ready", "recording", "pressing", "taken", "kept", "sure")
WARNING: Final = N_("A voice can be recognised by somebody who knows it. Another voice may read for you.")
HERS: Final = N_("Touch the microphone, and read. You can hear it before anybody else does.")
ANOTHERS: Final = N_("Hand it to whoever reads for you. The microphone begins when it is touched.")
HEAR_IT: Final = N_("Hear it first. Nobody else has it yet, and it is not kept.")
IS_KEPT: Final = N_("The reading is kept. Nobody hears it unless you touch the ear.")
NO_SOUND: Final = N_("Nothing can be heard here. Is the loudspeaker on?")


class AloudStep(Row):
    """One step of finishing; what is not kept yet is in memory only, and gone when she leaves."""

    place: Any = ObjectProperty(None, allownone=True)
    picture = ObjectProperty(None, allownone=True)
    page = NumericProperty(0)
    pages = NumericProperty(1)
    rtl_book = BooleanProperty(False)
    with_page = BooleanProperty(False)
    """Whether the fanzine lies beside, to be read."""
    doing = OptionProperty("warned", options=DOING)
    warned = BooleanProperty(False)
    """Whether the warning was heard, or seen where the kiosk does not speak: only then it goes on."""
    sentence = StringProperty("")
    passed = NumericProperty(0.0)
    plays = BooleanProperty(False)
    language = StringProperty("")
    language_name = StringProperty("")
    may_choose_language = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._speaker = Speaker()
        self._recording: Recording | None = None
        self._seen = Clock.create_trigger(self._was_warned, theme.WARNING_STAYS)
        self._fanzine: Fanzine | None = None
        self._whose = Whose.HERS
        self._taken: tuple[Reading, bytes] | None = None
        self._kept: Reading | None = None

    def on_doing(self, *_: object) -> None:
        """The pages lie there while they are read or heard."""
        self.with_page = self.doing in ("ready", "recording", "taken", "kept")

    def begin(self, fanzine: Fanzine, kept: Reading | None) -> None:
        """Lay out what is kept; or warn, before anything can be recorded."""
        self.clear()
        self._fanzine, self._kept = fanzine, kept
        self._speak(kept.language if kept else fanzine.language)
        if kept:
            self._show_kept()
        else:
            self._warn()

    def clear(self) -> None:
        """Switch everything off, and forget what was not kept."""
        self._seen.cancel()
        self.hush()
        if self._recording:
            self._recording.forget()
        self._fanzine = self._taken = self._kept = None
        self.ids.agree.clear_widgets()
        self.doing, self.warned, self.sentence = "warned", False, ""

    def warning(self) -> str:
        """What has to be known before."""
        return tongue.words(WARNING)

    def say_warning(self) -> None:
        """Say it, and what the two ways are; when it was said, or seen, they can be touched."""
        voice = self.place.app.voice
        self._seen.cancel()
        if voice.speaks:
            voice.bind(speaks=self._fell_silent)
            voice.say(self.warning(), ended=self._was_warned)
            self._seen.timeout = theme.WARNING_STAYS * 3  # a loudspeaker that never ends
        else:
            self._seen.timeout = theme.WARNING_STAYS
        self._seen()

    def choose(self, whose: str) -> None:
        """Who reads."""
        self._whose = Whose(whose)
        self._be_ready()

    def ask_language(self) -> None:
        """Read in another language of the app."""
        sheet = LanguageSheet(self._speak, choice=self.place.app.speeches(), chosen=self.language)
        sheet.lay_on(self.place)

    def record(self) -> None:
        """Listen from now on."""
        self.place.app.voice.hush()
        self.hush()
        if self._recorder().start():
            self.doing = "recording"

    def stop(self) -> None:
        """Listen no more; what was heard is made ready to be heard again."""
        self._recorder().stop()

    def _recorder(self) -> Recording:
        if self._recording is None:
            made = Recording(
                self.place.app,
                lambda sound: taken(sound, self.language, self._whose),
                longest=LONGEST,
                pressing=self._press,
                done=self._pressed,
            )
            made.bind(levels=self.ids.meter.setter("levels"), passed=self.setter("passed"))
            self._recording = made
        return self._recording

    def hear(self) -> None:
        """Hear it from its beginning, or be quiet."""
        if self.plays:
            self.hush()
            return
        self.place.app.voice.hush()
        self.plays = self._speaker.play(self._sound(), self._ended)
        if not self.plays:
            self.place.app.tell(tongue.words(NO_SOUND), icon="speaker-x")

    def hush(self) -> None:
        """Be quiet."""
        self.plays = False
        self._speaker.stop()

    def keep(self) -> None:
        """Keep what was taken, in the place of what was kept before."""
        if self._taken is None or self._fanzine is None:
            return
        self.hush()
        (reading, data), keeper, fanzine = self._taken, self.place.app.keeper, self._fanzine
        self.doing = "pressing"
        keep = partial(keeper.keep_reading, fanzine.id, reading, data)
        self.place.app.withdrawals.do(keep, partial(self._was_kept, fanzine, reading))

    def anew(self) -> None:
        """Read it once more; what is kept stays until the new one is."""
        self.hush()
        self._taken = None
        if self._kept:
            self._warn()
        else:
            self._be_ready()

    def forget(self) -> None:
        """Throw away what was taken: it was never kept."""
        self.hush()
        self._taken = None
        if self._kept:
            self._show_kept()
        else:
            self._be_ready()

    def ask(self) -> None:
        """Whether what is kept is to be thrown away."""
        self.hush()
        self.doing = "sure"

    def keep_after_all(self) -> None:
        """It stays."""
        self._show_kept()

    def throw_away(self) -> None:
        """Erase what is kept, wherever it is heard."""
        fanzine = self._fanzine
        if fanzine is None:
            return
        self.doing = "pressing"
        throw = partial(self.place.app.keeper.throw_reading_away, fanzine.id)
        self.place.app.withdrawals.do(throw, partial(self._was_thrown_away, fanzine))

    def _warn(self) -> None:
        self.doing, self.warned = "warned", False
        self.say_warning()

    def _was_warned(self, *_: object) -> None:
        if self._fanzine is not None and self.doing == "warned":
            self.warned = True

    def _fell_silent(self, _voice: object, speaks: bool) -> None:
        """There is no loudspeaker: it has to be seen."""
        if not speaks and self._fanzine is not None and self.doing == "warned":
            self._seen.cancel()
            self._seen.timeout = theme.WARNING_STAYS
            self._seen()

    def _be_ready(self) -> None:
        self.sentence = tongue.words(HERS if self._whose is Whose.HERS else ANOTHERS)
        self.doing = "ready"

    def _show_kept(self) -> None:
        self.sentence = tongue.words(IS_KEPT)
        self.ids.agree.clear_widgets()
        self.ids.agree.add_widget(self.place.tile_for(Use.VOICE, self.place.app.keeper.agreement()))
        self.doing = "kept"

    def _speak(self, tag: str) -> None:
        self.language, self.language_name = tag, own_name(tag)
        self.may_choose_language = len(self.place.app.speeches()) > 1

    def _press(self) -> None:
        self.doing = "pressing"

    def _pressed(self, result: object) -> None:
        if self._fanzine is None:
            return
        if result is None:
            self._be_ready()
            return
        self._taken = result  # type: ignore[assignment]
        self.sentence = tongue.words(HEAR_IT)
        self.doing = "taken"

    def _was_kept(self, fanzine: Fanzine, reading: Reading, result: object) -> None:
        here = self._fanzine is fanzine
        if isinstance(result, LibraryError):
            self.place.app.tell(in_words(result))
            if here:
                self.doing = "taken"
        elif isinstance(result, Exception):
            self.place.failed(result)
        elif here:
            self._taken, self._kept = None, reading
            self._show_kept()

    def _was_thrown_away(self, fanzine: Fanzine, result: object) -> None:
        if isinstance(result, LibraryError):
            self.place.app.tell(in_words(result))
        elif isinstance(result, Exception):
            self.place.failed(result)
        elif self._fanzine is fanzine:
            self._kept = None
            self.place.reading_went(result)

    def _sound(self) -> bytes:
        if self._taken:
            return self._taken[1]
        assert self._kept is not None and self._fanzine is not None
        return self.place.app.keeper.open_library().sound(self._fanzine.id, self._kept.digest)

    def _ended(self) -> None:
        self.plays = False
