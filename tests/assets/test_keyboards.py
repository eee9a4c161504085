"""Every layout has the letters of its language, on a key or on one that is held, and each has a font."""

import unicodedata
from functools import cache

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

import assets
from exhibitions.story.phrases import phrases
from kiosk.speeches import FONTS, SPEECHES
from kiosk.widgets.layouts import (
    CARD,
    CHOICE,
    SIGNS,
    Cap,
    Layout,
    caps,
    font_for,
    held,
    layout,
    page,
    ring,
    seen_on_key,
)

LATIN = "abcdefghijklmnopqrstuvwxyz"
LETTERS = {
    "en": LATIN,
    "abc": LATIN,
    "it": LATIN + "àèéìòù",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "es": LATIN + "ñáéíóúü¿¡",
    "ca": LATIN + "àçéèíïóòúü·",
    "pt": LATIN + "ãáâàçéêíõóôú",
    "sq": LATIN + "ëç",
    "ro": LATIN + "ăâîșț",
    "fr": LATIN + "àâçèéêëîïôùûüÿœæ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیٹڈڑںھہےۓۀێۆڵڕەټځڅډړږښڼۍې",
    "he": "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "bn": "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎংঃঁািীুূৃেৈোৌ্।০১২৩৪৫৬৭৮৯",
    "hi": "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृेैोौ्ंःँ़।०१२३४५६७८९",
    "th": "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะัาำิีึืฺุู฿เแโใไๅๆ็่้๊๋์ํ๐๑๒๓๔๕๖๗๘๙",
}
BY_HOLDING = {
    "yo": "àáèéẹìíòóọṣùúńǹ",
    "ig": "ịọụṅñ",
    "bin": "ẹọàáèéìíòóùú",
    "ha": "ɓɗƙƴ",
    "vi": "ăâđêôơưàảãạằẳẵặắầẩẫậấèẻẽẹềểễệếìỉĩịíòỏõọóồổỗộốờởỡợớùủũụúừửữựứỳỷỹỵý",
    "tr": "çğıİöşü",
    "pl": "ąćęłńóśźż",
    "ro": "ăâîșț",
}


def typed(chosen: Layout) -> set[str]:
    """All that can be typed with its keys, those that are held included."""
    keys = {key for row in (*chosen.rows, *chosen.shifted) for key in row}
    syllables = {one for stem in keys & set(chosen.orders) for one in chosen.orders[stem]}
    return keys | syllables | {other for key in keys for other in held(key)}


@pytest.mark.parametrize("tag", CHOICE)
def test_a_language_has_its_letters(tag: str) -> None:
    there = unicodedata.normalize("NFC", "".join(typed(layout(tag))))
    wanted = set(unicodedata.normalize("NFC", LETTERS[tag])) if tag in LETTERS else set()
    assert "".join(sorted(wanted - set(there))) == ""


def test_every_syllable_of_the_ethiopic_block_is_reached() -> None:
    """But two rows that are written in neither Tigrinya nor Amharic."""
    block = {chr(point) for point in range(0x1200, 0x1358) if unicodedata.name(chr(point), "")}
    absent = {ord(syllable) // 8 for syllable in block - typed(layout("ti"))}
    assert absent == {0x12F8 // 8, 0x1318 // 8}


@pytest.mark.parametrize("language", BY_HOLDING)
def test_accents_underdots_and_tones_lie_under_latin_letters(language: str) -> None:
    for tag in ("en", "abc"):
        there = set("".join(typed(layout(tag))))
        for letter in BY_HOLDING[language]:
            assert letter in there and (letter in "ıİ" or letter.upper() in there), letter


@pytest.mark.parametrize("tag", [*CHOICE, *SIGNS])
def test_a_shift_moves_no_key_and_no_key_is_there_twice(tag: str) -> None:
    chosen = layout(tag)
    assert chosen.tag == tag and chosen.rtl == (tag in ("ar", "he"))
    assert [len(row) for row in chosen.rows] == [len(row) for row in chosen.shifted]
    keys = [key for row in (*chosen.rows, *chosen.shifted) for key in row]
    assert len(set(keys)) == len(keys)
    for shifted in (False, True):
        names = [cap.name for row in caps(chosen, shifted=shifted) for cap in row if cap.name]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("tag", [*CHOICE, *SIGNS, CARD])
def test_every_key_is_shown_by_its_font(tag: str) -> None:
    for text in {*typed(layout(tag)), layout(tag).own_name, layout(tag).short}:
        assert set(text) <= letters_of(font_for(text)), text


@pytest.mark.parametrize("tag", [*CHOICE, *SIGNS])
def test_no_two_keys_look_alike(tag: str) -> None:
    drawn = [_drawn(seen_on_key(key), font_for(key)) for row in layout(tag).rows for key in row]
    assert len(set(drawn)) == len(drawn)


def test_what_is_held_offers_the_letter_itself_first_and_capitals_for_capitals() -> None:
    assert held("o")[0] == "o" and "ọ" in held("o")
    assert held("O")[0] == "O" and "Ọ" in held("O") and "ọ" not in held("O")
    assert held("?") and held("m̀") == ()


def test_a_page_of_keys_has_room_for_all_and_keeps_the_rows() -> None:
    for key in (key for tag in (*CHOICE, *SIGNS) for row in layout(tag).rows for key in row):
        laid = page(tuple(Cap(one, f"key.{one}") for one in held(key)), 3, 10)
        assert [cap.text for row in laid for cap in row if cap.name] == list(held(key))
        assert len(laid) == 3 and len({len(row) for row in laid}) == 1 and len(laid[0]) <= 12


def test_every_language_of_the_kiosk_and_of_story_pages_has_a_keyboard() -> None:
    assert {speech.tag for speech in SPEECHES} | set(phrases()) <= set(CHOICE)


def test_one_key_leads_from_letters_to_signs_and_back() -> None:
    assert ring("it") == ("it", *SIGNS)
    assert ring("bn") == ("bn", "en", *SIGNS)
    assert SIGNS[1] not in ring(CARD)


def _drawn(text: str, font: str) -> bytes:
    """As a label draws it: what lies left of where it begins is cut off."""
    face = ImageFont.truetype(assets.path("fonts", FONTS[font]), 40)
    image = Image.new("L", (80, 90))
    ImageDraw.Draw(image).text((0, 0), text, fill=255, font=face)
    return image.tobytes()


@cache
def letters_of(font: str) -> frozenset[str]:
    return frozenset(map(chr, TTFont(assets.path("fonts", FONTS[font])).getBestCmap()))
