"""A copy of the app without one of its fonts: words are kept and set, and what is missing is named."""

from collections.abc import Iterator

import pytest

from fanzines.model import Placement, Words, new_id
from fanzines.typesetting import faces, fallback, forget, set_words

ARABIC = ("NotoNaskhArabic", "NotoNastaliqUrdu")


@pytest.fixture
def without_arabic(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    _forget()
    monkeypatch.setattr(faces, "is_here", lambda key: not key.startswith(ARABIC))
    yield
    _forget()


def _forget() -> None:
    faces.chain.cache_clear()
    fallback.choose.cache_clear()
    forget()


@pytest.mark.usefixtures("without_arabic")
def test_words_are_set_without_their_font_and_the_font_is_named() -> None:
    words = Words(new_id(), Placement(74, 20), "سلام hello", 100)
    found = set_words(words)
    assert found.lines[0].text == "سلام hello"
    assert set("سلام") <= set("".join(found.missing))
    assert "h" not in "".join(found.missing)
    assert faces.missing_fonts() == (
        "NotoNaskhArabic-Bold",
        "NotoNaskhArabic-Regular",
        "NotoNastaliqUrdu-Bold",
        "NotoNastaliqUrdu-Regular",
    )


def test_a_whole_copy_lacks_no_font() -> None:
    assert faces.missing_fonts() == ()
