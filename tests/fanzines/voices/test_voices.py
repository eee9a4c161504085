"""Recorded phrases: which there are, what is kept of them, and packs of them that come from elsewhere."""

import base64
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.library import Library
from fanzines.mp3 import NotASound, seconds_of
from fanzines.prompts import prompts
from fanzines.voices.pack import DAMAGED, NEWER, VoicePack, VoiceRefused, read_pack, write_pack
from fanzines.voices.phrases import Part, phrases
from fanzines.voices.store import Recorded, Voices
from tests.fanzines.shelfware import KEY

HEAD = bytes.fromhex("fff3 40c0".replace(" ", ""))  # MPEG-2 layer III, 32 kbit/s, 22.05 kHz
FRAME = HEAD + bytes(104 - len(HEAD))
SECOND = 22_050 / 576


def sound(seconds: float = 1.0, fill: int = 0) -> bytes:
    return (HEAD + bytes([fill]) * (len(FRAME) - len(HEAD))) * round(seconds * SECOND)


@pytest.fixture
def voices(library: Library) -> Voices:
    return Voices(library.store)


def test_every_invitation_can_be_recorded_first() -> None:
    said = [phrase.text for phrase in phrases()]
    assert len(said) == len(set(said))
    invitations = [phrase.text for phrase in phrases() if phrase.part is Part.INVITATIONS]
    assert said[: len(invitations)] == invitations
    assert {prompt.words for prompt in prompts().values()} <= set(invitations)
    assert "Make" in said
    assert not any("{" in text or "\\" in text for text in said)


def test_nothing_only_facilitators_meet_is_asked_for() -> None:
    assert "Copies of the library" not in {phrase.text for phrase in phrases()}


def test_a_sound_has_a_length() -> None:
    assert seconds_of(sound(3.0)) == pytest.approx(3.0, abs=0.03)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"ID3\x03\x00" + sound(),
        sound() + b"TAG" + bytes(125),
        sound()[:-1],
        b"RIFF" + bytes(40),
        b"\xff\xfb\xf0\x00" * 30,
        b"\xff\xf3\x0c\x00" * 30,
    ],
)
def test_what_is_more_or_less_than_sound_is_refused(data: bytes) -> None:
    with pytest.raises(NotASound):
        seconds_of(data)


@given(st.binary(max_size=400))
def test_no_bytes_hang_or_break_it(data: bytes) -> None:
    for tried in (data, HEAD + data, FRAME + data):
        with suppress(NotASound):
            assert seconds_of(tried) > 0


def test_a_phrase_is_kept_said_anew_and_thrown_away(voices: Voices, tmp_path: Path) -> None:
    voices.keep("bin", "Make", sound(1))
    voices.keep("bin", "Make", sound(1, fill=7))
    assert voices.sound("bin", "Make") == sound(1, fill=7)
    assert voices.sound("pcm", "Make") is None
    assert voices.languages() == {"bin"}
    voices.throw_away("bin", "Make")
    assert voices.sound("bin", "Make") is None
    assert voices.languages() == frozenset()


def test_a_phrase_is_no_song(voices: Voices) -> None:
    with pytest.raises(NotASound):
        voices.keep("bin", "Make", sound(61))


def test_what_was_recorded_here_is_not_replaced_by_a_pack(voices: Voices) -> None:
    voices.keep("bin", "Make", sound(1))
    assert voices.bring_in("bin", {"Make": sound(2), "Look": sound(2)}) == 1
    assert voices.bring_in("bin", {"Make": sound(3), "Look": sound(3)}) == 1
    assert voices.sound("bin", "Make") == sound(1)
    assert voices.sound("bin", "Look") == sound(3)
    assert voices.recorded("bin") == {"Look": Recorded(own=False), "Make": Recorded(own=True)}


def test_a_pack_with_one_bad_sound_brings_nothing(voices: Voices) -> None:
    with pytest.raises(NotASound):
        voices.bring_in("bin", {"Look": sound(1), "Make": b"no sound"})
    assert voices.languages() == frozenset()


def test_voices_are_in_the_backup_and_nothing_of_them_is_readable(tmp_path: Path) -> None:
    with Library.create(tmp_path / "library", KEY) as library:
        Voices(library.store).keep("bin", "Make", sound(1, fill=0x5A))
        library.make_backup(tmp_path / "backups")
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or (bytes([0x5A]) * 64) not in file.read_bytes()


def test_a_pack_is_written_and_read(voices: Voices) -> None:
    pack = VoicePack("bin", {"Make": sound(1), "Look": sound(2)})
    assert read_pack(write_pack(pack)) == pack
    assert write_pack(pack) == write_pack(VoicePack("bin", {"Look": sound(2), "Make": sound(1)}))


def test_phrases_of_other_versions_are_left_out_and_counted() -> None:
    told = {"Make": base64.b64encode(sound()).decode(), "A phrase of tomorrow": "!"}
    read = read_pack(json.dumps({"voice": 1, "language": "bin", "phrases": told}).encode())
    assert set(read.sounds) == {"Make"} and read.unknown == 1


def packed(**changed: Any) -> bytes:
    return json.dumps({"voice": 1, "language": "bin", "phrases": {}} | changed).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff",
        b"[]",
        b"[" * 100_000,
        packed(language="../../etc"),
        packed(language=3),
        packed(phrases=[]),
        packed(phrases={"Make": "not base64!"}),
        packed(phrases={"Make": base64.b64encode(b"ID3 and a name").decode()}),
        packed(phrases={"Make": None}),
        packed(voice="1"),
        packed(voice=True),
        packed(more="a name"),
    ],
)
def test_a_hostile_pack_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(VoiceRefused) as refused:
        read_pack(data)
    assert str(refused.value) == DAMAGED


def test_a_pack_of_a_newer_kiosk_says_so() -> None:
    with pytest.raises(VoiceRefused) as refused:
        read_pack(packed(voice=2, anything="else"))
    assert str(refused.value) == NEWER
