"""Reading in a circle: page by page, and nothing beyond the covers."""

from dataclasses import replace

from fanzines.model import Direction, new_fanzine
from kiosk.circle.reading import Reading


def test_it_opens_at_the_front_or_from_behind_at_the_back() -> None:
    fanzine = new_fanzine("2026-11", pages=8)
    assert Reading.of(fanzine).index == 0
    assert Reading.of(fanzine, from_behind=True).page == fanzine.folded.pages[-1]


def test_there_is_nothing_beyond_the_covers() -> None:
    front = Reading.of(new_fanzine("2026-11", pages=8))
    assert front.turned(-1) is None
    back = front.turned(7)
    assert back is not None and back.turned(1) is None


def test_it_is_turned_the_way_its_maker_chose() -> None:
    fanzine = new_fanzine("2026-11", pages=8)
    assert not Reading.of(fanzine).rtl
    assert Reading.of(replace(fanzine, direction=Direction.RTL)).rtl


def test_pages_that_rest_are_not_read() -> None:
    fanzine = new_fanzine("2026-11", pages=8)
    assert len(Reading.of(fanzine).pages) == len(fanzine.folded.pages)
