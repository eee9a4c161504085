"""Sound that is switched off: nothing plays, and what plays ends."""

import io
import wave
from collections.abc import Iterator

import pytest

from kiosk.voice.sound import sound
from kiosk.voice.speaker import Speaker


@pytest.fixture(autouse=True)
def quiet_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    yield
    sound.off = False


def second() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(bytes(44_100))
    return made.getvalue()


def test_what_plays_ends_and_nothing_begins() -> None:
    speaker, ended = Speaker(), list[str]()
    assert speaker.play(second(), lambda: ended.append("by itself"))
    sound.off = True
    assert speaker._playing is None
    assert not speaker.play(second())
    sound.off = False
    assert speaker.play(second())
    speaker.stop()
    assert ended == [], "being switched off is no end by itself"
