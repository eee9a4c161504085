"""The microphone through its twin and through SDL itself: a real process, over the real pipe."""

import hashlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fanzines.readings import LONGEST, Reading, Whose
from kiosk.microphone import SENTENCES, MicrophoneState, Recorder
from kiosk.microphone import listening as at_work
from kiosk.microphone.loudness import loudness
from kiosk.microphone.pressing import pressed
from kiosk.microphone.taking import NotPressed, taken
from kiosk.microphone.wire import RATE
from tests.kiosk.films import until
from tests.kiosk.readings import hum, pitch_of, wave_file

PATIENCE = 20.0


@pytest.fixture
def recorders() -> Iterator[list[Recorder]]:
    """Recorders to be switched off in the end; none leaves a process behind."""
    used: list[Recorder] = []
    yield used
    for recorder in used:
        recorder.forget()
    assert until(lambda: not _listening())


def started(recorders: list[Recorder], source: str, **times: float) -> Recorder:
    recorder = Recorder(source, **{"starting": PATIENCE, "stalling": 5.0, **times})
    recorders.append(recorder)
    recorder.start()
    return recorder


def _listening() -> list[int]:
    """Processes of ours that listen."""
    if sys.platform != "linux":
        return []
    found = []
    for one in Path("/proc").iterdir():
        try:
            words = (one / "cmdline").read_bytes().split(b"\0")
            ours = f"\nPPid:\t{os.getpid()}\n" in (one / "status").read_text()
        except OSError:
            continue
        if one.name.isdecimal() and ours and b"kiosk.microphone.ear" in words:
            found.append(int(one.name))
    return found


def test_nothing_is_heard_before_it_is_switched_on(tmp_path: Path) -> None:
    recorder = Recorder(f"wave:{wave_file(tmp_path / 'hum.wav', hum(1))}")
    assert (recorder.state, recorder.level, recorder.seconds) == (MicrophoneState.OFF, 0.0, 0.0)
    assert recorder.stop() == b""
    assert _listening() == []


def test_what_is_read_is_recorded_and_its_level_seen(tmp_path: Path, recorders: list[Recorder]) -> None:
    sound = hum(1.2)
    recorder = started(recorders, f"wave:{wave_file(tmp_path / 'hum.wav', sound)}")
    assert until(lambda: recorder.seconds > 0.4 and recorder.level > 0.8, PATIENCE)
    assert recorder.state is MicrophoneState.LIVE
    assert until(lambda: recorder.seconds > 1.6 and recorder.level == 0.0, PATIENCE), "silence follows"
    heard = recorder.stop()
    assert heard.startswith(sound)
    assert recorder.state is MicrophoneState.OFF
    recorder.forget()
    assert recorder.seconds == 0.0 and recorder.stop() == b""


def test_a_reading_ends_by_itself_when_it_is_as_long_as_it_can_be(
    tmp_path: Path, recorders: list[Recorder], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_work, "_MOST", RATE)
    recorder = started(recorders, f"wave:{wave_file(tmp_path / 'hum.wav', hum(3))}")
    assert until(lambda: recorder.state is MicrophoneState.FULL, PATIENCE)
    assert len(recorder.stop()) == RATE
    assert _listening() == []
    assert LONGEST == 300


def test_a_machine_without_a_microphone_says_so(tmp_path: Path, recorders: list[Recorder]) -> None:
    recorder = started(recorders, f"wave:{tmp_path / 'nowhere.wav'}")
    assert until(lambda: recorder.state is MicrophoneState.MISSING, PATIENCE)
    assert not recorder.is_there()
    assert Recorder(f"wave:{wave_file(tmp_path / 'hum.wav', hum(1))}").is_there()


def test_a_file_that_is_no_reading_is_not_heard(tmp_path: Path, recorders: list[Recorder]) -> None:
    recorder = started(recorders, f"wave:{wave_file(tmp_path / 'fast.wav', hum(1), rate=48_000)}")
    assert until(lambda: recorder.state is MicrophoneState.FAILED, PATIENCE)


@pytest.mark.skipif(sys.platform != "linux", reason="stops a process")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_what_was_read_stays_when_the_microphone_goes(
    tmp_path: Path, recorders: list[Recorder], blow: signal.Signals
) -> None:
    recorder = started(recorders, f"wave:{wave_file(tmp_path / 'hum.wav', hum(9))}", stalling=1.0)
    assert until(lambda: recorder.seconds > 0.3, PATIENCE)
    (process,) = _listening()
    os.kill(process, blow)
    gone = (MicrophoneState.UNPLUGGED, MicrophoneState.FAILED)
    assert until(lambda: recorder.state in gone, PATIENCE)
    assert pitch_of(recorder.stop()) == pytest.approx(440, abs=4)


@pytest.mark.skipif(sys.platform != "linux", reason="SDL's disk driver stands for a microphone")
def test_sdl_hears_what_a_sound_card_gives(
    tmp_path: Path, recorders: list[Recorder], monkeypatch: pytest.MonkeyPatch
) -> None:
    card = tmp_path / "card.raw"
    card.write_bytes(hum(2, 330))
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILEIN", str(card))
    assert Recorder("").is_there()
    recorder = started(recorders, "")
    assert until(lambda: recorder.seconds > 0.8, PATIENCE)
    assert pitch_of(recorder.stop()[:RATE]) == pytest.approx(330, abs=4)


@pytest.mark.skipif(sys.platform != "linux", reason="SDL's own drivers")
def test_sdl_without_a_sound_card_has_no_microphone(
    recorders: list[Recorder], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "nothing")
    assert not Recorder("").is_there()
    recorder = started(recorders, "")
    assert until(lambda: recorder.state is MicrophoneState.MISSING, PATIENCE)


def test_the_process_can_write_no_file_once_it_hears(tmp_path: Path, recorders: list[Recorder]) -> None:
    recorder = started(recorders, f"wave:{wave_file(tmp_path / 'hum.wav', hum(9))}")
    assert until(lambda: recorder.seconds > 0.1, PATIENCE)
    (process,) = _listening()
    limits = Path(f"/proc/{process}/limits").read_text()
    assert limits.split("Max file size")[1].split()[:2] == ["0", "0"]


def test_what_is_kept_is_small_bears_no_tag_and_is_the_same_for_the_same_sound() -> None:
    sound = hum(3, loud=0.2)
    kept = pressed(sound)
    assert kept == pressed(sound)
    assert len(kept) < 3.5 * 6_000
    assert kept[:2] == b"\xff\xf3", "it begins with sound: MPEG-2 layer III, no tag before it"
    assert b"ID3" not in kept and b"TAG" not in kept and b"Xing" not in kept and b"Info" not in kept
    assert pressed(b"") == b"" or len(pressed(b"")) < 2_000


def test_a_voice_is_made_as_loud_as_it_can_be_and_silence_stays_silent() -> None:
    assert loudness(hum(0.1, loud=0.9)) == 1.0
    assert loudness(b"") == loudness(bytes(2_000)) == 0.0
    assert 0.3 < loudness(hum(0.1, loud=0.03)) < 0.7


def test_a_reading_is_made_of_it_by_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = hum(2.2)
    reading, data = taken(sound, "ar", Whose.ANOTHER)
    assert data == pressed(sound)
    assert reading == Reading(hashlib.sha256(data).hexdigest(), "ar", Whose.ANOTHER, 2)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(NotPressed):
        taken(sound, "ar", Whose.ANOTHER)


def test_every_state_has_a_sentence() -> None:
    assert set(SENTENCES) == set(MicrophoneState)
