"""Unicode's own tables, each case of them. `conformance.main` prints the counts in docs/typesetting.md."""

import pytest

from fanzines.typesetting.breaking import line_breaks
from tests.fanzines.typesetting import conformance

OF_UNICODE_15 = {"BidiCharacterTest.txt": 91_707, "auxiliary/LineBreakTest.txt": 7_654}


@pytest.fixture(scope="module")
def version() -> str:
    file = conformance.UNICODE / "BidiCharacterTest.txt"
    if not file.exists():
        pytest.fail("scripts/packages.sh test installs Debian's unicode-data.")
    with file.open(encoding="utf-8") as lines:
        return lines.readline()


def _in_the_file(name: str) -> int:
    """How many cases the file has, counted without reading them."""
    lines = (conformance.UNICODE / name).read_bytes().splitlines()
    return sum(1 for line in lines if line.strip() and line[:1] != b"#")


def test_every_case_of_unicode_s_bidi_character_test(version: str) -> None:
    outcome = conformance.bidi_characters()
    print(f"{outcome.ran} cases of BidiCharacterTest.txt")
    assert outcome.faults == ()
    assert outcome.ran == _in_the_file("BidiCharacterTest.txt")
    assert outcome.ran == OF_UNICODE_15["BidiCharacterTest.txt"] or "15.0.0" not in version


def test_bidi_test_s_rows_of_classes(version: str) -> None:
    """All rows of up to three classes and one in sixty of four; the module runs all 770,241 cases."""
    outcome = conformance.bidi_classes(every=60)
    print(f"{outcome.ran} cases of BidiTest.txt")
    assert outcome.faults == ()
    assert outcome.ran > 40_000


def test_every_case_of_unicode_s_line_break_test(version: str) -> None:
    outcome, by_a_younger_rule = conformance.line_ends()
    print(f"{outcome.ran} cases of LineBreakTest.txt")
    assert outcome.faults == ()
    assert outcome.ran == _in_the_file("auxiliary/LineBreakTest.txt")
    assert outcome.ran == OF_UNICODE_15["auxiliary/LineBreakTest.txt"] or "15.0.0" not in version
    assert by_a_younger_rule <= 33


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("th", "ฉัน รัก บ้าน ของ ฉัน และ แม่"),
        ("th", "ขนมปัง อบอุ่น"),
        ("km", "ខ្ញុំ ស្រលាញ់ ផ្ទះ"),
        ("km", "យើង ដុត នំប៉័ង ជាមួយ អ្នកជិតខាង"),
    ],
)
def test_lines_end_between_words_that_no_space_parts(language: str, words: str) -> None:
    expected, at = [], 0
    for word in words.split():
        at += len(word)
        expected.append(at)
    assert list(line_breaks(words.replace(" ", ""), language)) == expected
