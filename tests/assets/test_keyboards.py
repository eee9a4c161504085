"""Every language whose words a facilitator writes has its letters on a keyboard."""

import json

import pytest

import assets
from exhibitions.story.phrases import phrases

LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "it": "abcdefghijklmnopqrstuvwxyzàèéìòù",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ",
    "es": "abcdefghijklmnopqrstuvwxyzñáéíóúü¿¡",
    "ro": "abcdefghijklmnopqrstuvwxyzăâîșț",
    "fr": "abcdefghijklmnopqrstuvwxyzàçèéêôùœ",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
}


@pytest.mark.parametrize("tag", phrases())
def test_a_language_has_its_letters_and_shift_moves_no_key(tag: str) -> None:
    layout = json.loads(assets.text("keyboards", f"{tag}.json"))
    rows, shifted = layout["rows"], layout["shifted"]
    assert [len(row) for row in rows] == [len(row) for row in shifted]
    keys = [key for row in (*rows, *shifted) for key in row]
    assert len(set(keys)) == len(keys)
    assert set(LETTERS[tag]) - set(keys) == set()
    assert layout["rtl"] == (tag == "ar")
