"""A fanzine is read aloud in pictures; a wave file stands for the voice, and the reading is thrown away."""

import math
import wave
from array import array
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from kiosk import theme
from kiosk.mainloop import on_main
from kiosk.microphone import Recorder
from kiosk.microphone.wire import RATE, SAMPLE_BYTES
from kiosk.tour.guide import Guide

if TYPE_CHECKING:
    from kiosk.app import KioskApp

READ: Final = 2.4
"""Seconds until the picture of somebody who reads is made."""
_SECONDS: Final = 8.0
_PATIENCE: Final = 60.0


def read_aloud(guide: Guide, app: "KioskApp") -> None:
    """From her pages and back to them."""
    before = app.ears.recorder, theme.WARNING_STAYS
    with TemporaryDirectory(prefix="fanzine-voice-") as folder:
        theme.WARNING_STAYS = 1.0
        on_main(lambda: _plug_in(app, Path(folder) / "voice.wav"))
        guide.wait(lambda: app.ears.hear, "the microphone")
        guide.tap("finish.aloud")
        guide.eyes.wait_for("aloud.hers", _PATIENCE)
        guide.see("aloud-warned")
        guide.tap("aloud.hers")
        guide.eyes.wait_for("aloud.record")
        guide.see("aloud-ready")
        guide.tap("aloud.record")
        guide.wait(lambda: app.ears.recorder.seconds > READ, "somebody to read")
        guide.see("aloud-reading", still=0)
        guide.tap("aloud.stop")
        guide.eyes.wait_for("aloud.keep", _PATIENCE)
        guide.see("aloud-taken")
        guide.tap("aloud.keep")
        guide.eyes.wait_for("use.voice", _PATIENCE)
        guide.see("aloud-kept")
        guide.tap("aloud.remove", "aloud.sure")
        guide.eyes.wait_for("finish.show", _PATIENCE)
        guide.settle()
    app.ears.recorder, theme.WARNING_STAYS = before


def _plug_in(app: "KioskApp", file: Path) -> None:
    _write_voice(file)
    app.ears.recorder = Recorder(f"wave:{file}")
    app.ears.look()


def _write_voice(file: Path) -> None:
    """A tone that comes and goes as syllables do."""
    times = (number / RATE for number in range(round(_SECONDS * RATE)))
    samples = array("h", (round(math.sin(at * 1400) * _swell(at) * 24_000) for at in times))
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(SAMPLE_BYTES)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())


def _swell(at: float) -> float:
    return abs(math.sin(at * 9.7)) ** 3 * (0.25 + 0.75 * abs(math.sin(at * 0.9)))
