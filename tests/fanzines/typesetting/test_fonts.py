from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import assets
from fanzines.typesetting import fonts
from fanzines.typesetting.faces import chain, faces

FILES = sorted(assets.path("fonts").glob("*.ttf"))
LETTERS = {
    "Latn": "aãâăçèéêëğıîñőœșțßẹọ",
    "Grek": "αάέήίϊΐόύώςΩ",
    "Cyrl": "абвгґєіїяѓ",
    "Arab": "ابتثجکگپچیےىﺔ",
    "Beng": "আকখগঙৎ০১",
    "Deva": "अकखगझ०१",
    "Ethi": "ሀለሐመሠቐኧ፦",
    "Hebr": "אבגדהםןףץ",
    "Armn": "աբգ",
    "Geor": "აბგ",
    "Guru": "ਅਕਖ",
    "Sinh": "අකඛ",
    "Taml": "அகங",
    "Thai": "กขค",
    "Hani": "我的家国國",
    "Hang": "한국",
    "Kana": "カナ",
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_pdf_can_hold_the_font_whole(file: Path) -> None:
    with TTFont(file) as font:
        assert "glyf" in font
        assert "fvar" not in font


def test_no_two_fonts_have_one_name_in_a_pdf() -> None:
    names = []
    for file in FILES:
        with TTFont(file) as font:
            names.append(font["name"].getDebugName(6))
    assert len(set(names)) == len(FILES)


def test_every_font_s_origin_and_licence_are_told() -> None:
    origins = assets.text("ORIGINS.md").splitlines()
    for file in FILES:
        (row,) = [line for line in origins if line.startswith(f"| fonts/{file.name} |")]
        licence = row.split("(licences/")[1].split(")")[0]
        assert len(assets.text("licences", licence)) > 1000


def test_noto_comes_first_and_each_face_has_a_voice_of_its_own() -> None:
    assert faces()[0] == "noto"
    assert {"noto", "hand", "poster", "typewriter"} <= set(faces())
    assert len({chain(face, "Latn")[0] for face in faces()}) == len(faces())


@pytest.mark.parametrize("script", LETTERS)
@pytest.mark.parametrize("face", faces())
def test_each_face_shows_each_script(face: str, script: str) -> None:
    keys = chain(face, script)
    for letter in LETTERS[script]:
        assert any(fonts.covers(key, letter) for key in keys[:3]), letter


@pytest.mark.parametrize("face", faces())
def test_every_font_of_a_chain_is_there(face: str) -> None:
    for script in LETTERS:
        for key in chain(face, script, emoji=True):
            assert fonts.font_file(key).suffix == ".ttf"


def test_the_font_s_measures_are_its_file_s() -> None:
    with TTFont(fonts.font_file("CourierPrime-Regular")) as font:
        assert fonts.units_per_em("CourierPrime-Regular") == font["head"].unitsPerEm
        reach = fonts.extents("CourierPrime-Regular")
        assert reach.ascent == pytest.approx(font["hhea"].ascent / font["head"].unitsPerEm)
        assert reach.descent == pytest.approx(-font["hhea"].descent / font["head"].unitsPerEm)


def test_an_unknown_font_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"assets/fonts/Nowhere\.ttf"):
        fonts.font_file("Nowhere")


def test_a_face_of_another_version_is_set_as_the_default() -> None:
    assert chain("brush", "Latn") == chain("noto", "Latn")
