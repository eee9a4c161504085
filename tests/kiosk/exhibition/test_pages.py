"""Pages that lie open, looked at from close by, and what is read beside them."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from exhibitions.show.reading import NO_FRAME, Said, ShowEntry, ShowFrame, ShowPage
from kiosk.exhibition.framed import framed
from kiosk.exhibition.lens import CLOSEST, Lens
from kiosk.exhibition.openings import as_read, opening_of, openings
from kiosk.exhibition.spoken import in_language, own_name
from kiosk.exhibition.told import read_in, told

points = st.tuples(st.floats(-400, 400), st.floats(-400, 400))


@given(st.integers(1, 64), st.booleans())
def test_every_page_lies_open_once_in_its_order(count: int, double: bool) -> None:
    every = openings(count, double=double)
    assert [page for opening in every for page in opening] == list(range(count))
    assert all(page in every[opening_of(page, count, double=double)] for page in range(count))


def test_a_cover_lies_alone_and_so_does_the_back_of_a_book_of_eight() -> None:
    assert openings(8, double=True) == ((0,), (1, 2), (3, 4), (5, 6), (7,))
    assert [as_read(opening) for opening in openings(3, double=True)] == ["1", "2–3"]


@given(st.lists(st.tuples(st.floats(0.3, 3), points), max_size=8))
def test_however_it_is_looked_at_no_room_stays_empty_beside_the_page(
    steps: list[tuple[float, tuple[float, float]]],
) -> None:
    size, room, lens = (420.0, 600.0), (500.0, 600.0), Lens()
    for times, at in steps:
        lens = lens.closer(times, at).moved(at).held(size, room)
        assert 1.0 <= lens.scale <= CLOSEST
        for far, side, wide in ((lens.x, size[0], room[0]), (lens.y, size[1], room[1])):
            assert abs(far) <= max(0.0, (side * lens.scale - wide) / 2) + 1e-6


@given(points)
def test_what_lies_under_the_finger_stays_there(at: tuple[float, float]) -> None:
    lens = Lens(1.5, 20, -30)
    closer = lens.closer(1.7, at)
    before = ((at[0] - lens.x) / lens.scale, (at[1] - lens.y) / lens.scale)
    after = ((at[0] - closer.x) / closer.scale, (at[1] - closer.y) / closer.scale)
    assert abs(before[0] - after[0]) < 1e-6 and abs(before[1] - after[1]) < 1e-6


def page(words: str, translations: dict[str, str], descriptions: dict[str, str]) -> ShowPage:
    said = (Said(words, "it", "ltr"),)
    return ShowPage(Path("a"), Path("b"), said, translations, descriptions)


def entry(*pages: ShowPage) -> ShowEntry:
    said, nowhere = ("K" * 16, {}, {}, "it", "ltr", "9999-12"), (None, None, None, None)
    return ShowEntry(*said, pages, (), *nowhere, "", pages[0], {}, (), ())


def test_her_own_words_come_first_then_the_shows_languages_then_others() -> None:
    first = page("Ciao", {"el": "Γεια", "sq": "Tung"}, {})
    second = page("Luna", {"en": "Moon", "ar": ""}, {})
    assert read_in(entry(first, second), ("en", "ar", "el")) == ("it", "en", "el", "sq")


def test_a_page_without_that_translation_is_read_in_her_own_words() -> None:
    one = page("Ciao", {"en": "Hello"}, {"en": "A hand waves."})
    assert told(one, "en", "it", "en").words == "Hello"
    heard = told(one, "el", "it", "it")
    assert (heard.words, heard.language) == ("Ciao", "it")
    assert (heard.description, heard.described_in) == ("A hand waves.", "en")


def test_words_are_in_the_visitors_language_or_a_near_one_or_the_first() -> None:
    assert in_language({"pt-BR": "Olá", "en": "Hello"}, "pt") == "Olá"
    assert in_language({"it": "", "en": "Hello"}, "it") == "Hello"
    assert in_language({}, "it") == ""


def test_languages_go_by_their_own_names() -> None:
    assert own_name("ar") == "العربية"
    assert own_name("sq") == "Shqip"
    assert own_name("x-nobody") == "x-nobody"


def test_what_stands_around_the_works_is_read_line_by_line() -> None:
    assert framed(NO_FRAME, "en") == ""
    frame = ShowFrame(
        when={"en": "May"},
        where={"en": "Library"},
        partners=("One", "Two"),
        funder={},
        disclaimer={"en": "Ours."},
        country="",
    )
    assert framed(frame, "en") == "May · Library\nOne · Two\nOurs."
