"""No letter of the house's languages is a box, and none vanishes: CLDR's exemplar characters, and emoji."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from fanzines.typesetting import SetText, set_words
from fanzines.typesetting.faces import faces
from fanzines.typesetting.fallback import INVISIBLE
from fanzines.typesetting.fonts import ink
from fanzines.typesetting.shaping import Manner, shape
from tests.fanzines.typesetting import conformance
from tests.fanzines.typesetting.samples import words

TATWEEL: Final = "\u0640"
"""It lengthens its neighbours; Ruq'ah, the hand's Arabic, draws nothing for it alone."""

SARA_AM: Final = "\u0e33"
"""By its category a letter, but part of the cluster before it."""


def _of_languages() -> dict[str, list[str]]:
    lines = (Path(__file__).parent / "exemplars.txt").read_text("utf-8").splitlines()
    pairs = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    return {tag: letters.split(" ") for tag, letters in pairs}


LETTERS = _of_languages()


def _base(letters: list[str]) -> str:
    return next(letter for letter in letters if unicodedata.category(letter[0])[0] == "L")


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter[0])[0] == "M" or letter == SARA_AM


def _drawn(found: SetText) -> Mapping[int, list[tuple[str, int]]]:
    """At each offset font and number of the glyphs that leave ink."""
    inked = defaultdict[int, list[tuple[str, int]]](list)
    for run in (run for line in found.lines for run in line.runs):
        for glyph in run.glyphs:
            left, top, right, bottom = ink(run.font, glyph.gid)
            if right > left and bottom > top:
                inked[glyph.cluster].append((run.font, glyph.gid))
    return inked


@pytest.mark.parametrize("tag", LETTERS)
def test_every_exemplar_character_leaves_ink_in_every_face(tag: str) -> None:
    seen = [letter for letter in LETTERS[tag] if INVISIBLE.sub("", letter)]
    base = _base(seen)
    marked = [base + letter for letter in seen if _is_mark(letter)]
    parts = [base, *(letter for letter in seen if not _is_mark(letter)), *marked]
    for face in faces():
        found = set_words(words(" ".join(parts), face=face, language=tag))
        assert found.missing == ()
        assert all(glyph.gid for line in found.lines for run in line.runs for glyph in run.glyphs)
        drawn, start = _drawn(found), 0
        bare = drawn[0]
        for part in parts:
            inked = [glyph for at in range(start, start + len(part)) for glyph in drawn.get(at, ())]
            assert inked or part == TATWEEL, (face, part)
            assert inked != bare or part not in marked, (face, part)
            start += len(part) + 1


def test_all_forty_languages_are_asked() -> None:
    assert len(LETTERS) == 39  # Urdu counts twice: Nastaliq and Naskh
    assert sum(map(len, LETTERS.values())) > 8_800


def test_every_emoji_is_one_picture() -> None:
    ran = 0
    for line in conformance.table("emoji/emoji-test.txt"):
        codes, status = line.split(";")
        if status.strip() != "fully-qualified":
            continue
        found = set_words(words(conformance.written(codes)))
        glyphs = [glyph for row in found.lines for run in row.runs for glyph in run.glyphs if glyph.advance]
        assert found.missing == (), line
        assert len(glyphs) == 1, line
        ran += 1
    print(f"{ran} emoji")
    assert ran > 3_600


@pytest.mark.parametrize(
    ("font", "script", "text", "language", "other"),
    [
        ("NotoSansDevanagari-Regular", "Deva", "५८झ", "ne", "hi"),
        ("NotoNaskhArabic-Regular", "Arab", "۴۶۷", "ur", "fa"),
        ("NotoNastaliqUrdu-Regular", "Arab", "۴۷", "ur", "fa"),
        ("NotoSans-Regular", "Latn", "ŞŢ", "ro", "tr"),
        ("NotoSans-Regular", "Latn", "l·l", "ca", "en"),
    ],
)
def test_the_language_decides_the_form_of_a_letter(
    font: str, script: str, text: str, language: str, other: str
) -> None:
    assert _forms(text, Manner(font, script, script == "Arab", language)) != _forms(
        text, Manner(font, script, script == "Arab", other)
    )


def test_the_script_decides_how_letters_join() -> None:
    asked = Manner("NotoSansBengali-Regular", "Beng", False, "bn")
    assert len(_forms("ক্ষি", asked)) == 2
    assert len(_forms("ক্ষি", asked._replace(script="Latn"))) == 4


def _forms(text: str, manner: Manner) -> list[int]:
    return [glyph.gid for portion in shape(text, 0, len(text), manner) for glyph in portion.glyphs]
