"""Speech is made by the real program, from a pipe, in each language of the app."""

import io
import os
import wave
from pathlib import Path

import pytest

from kiosk.voice import speech
from kiosk.voice.speech import NoSpeech, can_speak


@pytest.mark.parametrize(
    ("tag", "text"), [("en", "People take the paper home."), ("ar", "يأخذ الناس الورق معهم.")]
)
def test_a_sentence_becomes_sound(tag: str, text: str) -> None:
    with wave.open(io.BytesIO(speech.speech(text, tag))) as sound:
        frames = sound.readframes(sound.getnframes())
    assert len(frames) / 2 / sound.getframerate() > 0.8
    assert any(frames)


def test_what_looks_like_an_option_is_said(tmp_path: Path) -> None:
    written = tmp_path / "written.wav"
    assert len(speech.speech(f"-w {written}", "en")) > 10_000
    assert not written.exists()


def test_a_language_without_a_voice_is_not_pretended() -> None:
    assert not can_speak("ti")
    with pytest.raises(NoSpeech):
        speech.speech("ሰላም", "ti")


def test_without_the_program_nothing_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert not can_speak("en")
    with pytest.raises(NoSpeech):
        speech.speech("hello", "en")


def test_a_program_that_fails_is_told_as_no_speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / speech.PROGRAM
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSpeech):
        speech.speech("hello", "en")
