"""One recording as a screen has it: from a touch on the microphone until its sound can be heard again."""

from collections import deque
from collections.abc import Callable
from typing import Any, Final

from kivy.clock import Clock
from kivy.event import EventDispatcher
from kivy.properties import ListProperty, NumericProperty

from kiosk import theme
from kiosk.language import N_, tongue
from kiosk.microphone.states import SENTENCES, MicrophoneState
from kiosk.microphone.taking import NotPressed

TOO_SHORT: Final = N_("Nothing was heard. Try again, a little closer to the tablet.")
LEVELS: Final = 28
_LEAST: Final = 0.6
_SPEAKS: Final = 0.25
"""How loud it is when somebody speaks."""


class Recording(EventDispatcher):
    """`press` makes of the bare sound what is kept, beside the screen; `pressing` is told when that begins,
    and `done` what came of it: None when nothing did, which the screen has been told of by then.

    `levels` are the last moments' loudness, from 0 to 1, `passed` the part of the `longest` (s) that is over.
    """

    levels = ListProperty([])
    passed = NumericProperty(0.0)

    def __init__(
        self,
        app: Any,
        press: Callable[[bytes], object],
        *,
        longest: float,
        pressing: Callable[[], None],
        done: Callable[[object], None],
    ) -> None:
        super().__init__()
        self._app, self._press, self._longest = app, press, longest
        self._pressing, self._done = pressing, done
        self._heard: deque[float] = deque(maxlen=LEVELS)
        self._ticks = Clock.create_trigger(self._tick, theme.METER, interval=True)
        self._asked = 0

    def start(self) -> bool:
        """Listen from now on; whether it can, which is told."""
        self.forget()
        try:
            self._app.ears.recorder.start()
        except OSError:
            self._tell(MicrophoneState.FAILED)
            return False
        self._ticks()
        return True

    def stop(self) -> None:
        """Listen no more; what was heard is made ready."""
        self._ticks.cancel()
        recorder = self._app.ears.recorder
        seconds, sound = recorder.seconds, recorder.stop()
        recorder.forget()
        if seconds < _LEAST:
            self._app.tell(tongue.words(TOO_SHORT), icon="microphone")
            self._done(None)
            return
        self._pressing()
        asked = self._asked
        self._app.background.do(lambda: self._press(sound), lambda result: self._pressed(asked, result))

    def forget(self) -> None:
        """Switch the microphone off; nothing of what it heard comes any more."""
        self._asked += 1
        self._ticks.cancel()
        self._heard.clear()
        self.levels, self.passed = [], 0.0
        self._app.ears.recorder.forget()

    def _tick(self, _seconds: float) -> None:
        recorder = self._app.ears.recorder
        state = recorder.state
        self._heard.append(recorder.level)
        self.levels = list(self._heard)
        self.passed = min(1.0, recorder.seconds / self._longest)
        if recorder.level > _SPEAKS:
            self._app.hiding.stir()  # whoever reads touches nothing, but is there
        if state not in (MicrophoneState.STARTING, MicrophoneState.LIVE):
            self._tell(state)
            self.stop() if recorder.seconds >= _LEAST else self._give_up()
        elif recorder.seconds >= self._longest:
            self._tell(MicrophoneState.FULL)
            self.stop()

    def _give_up(self) -> None:
        self.forget()
        self._done(None)

    def _pressed(self, asked: int, result: object) -> None:
        if isinstance(result, Exception) and not isinstance(result, NotPressed):
            raise result
        if asked != self._asked:
            return
        if isinstance(result, NotPressed):
            self._tell(MicrophoneState.FAILED)
            result = None
        self._done(result)

    def _tell(self, state: MicrophoneState) -> None:
        self._app.tell(tongue.words(SENTENCES[state]), icon="microphone-slash")
