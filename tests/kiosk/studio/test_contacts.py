"""Who draws, who moves the page and who only rests, on contacts of plain values."""

from types import SimpleNamespace

import pytest

from kiosk.studio.tools.contacts import (
    HARDLY,
    PALM,
    RESTING,
    SHORT,
    SOON,
    Contacts,
    Landing,
    Line,
    Meaning,
    Pressure,
    Sort,
    sort_of,
)

STYLUS, BROAD = Sort(stylus=True), Sort(broad=True)
WORK, NOTHING = Landing(Meaning.WORK), Landing(Meaning.NOTHING)
GRIP = Landing(Meaning.PAGE, Line.IS_TAKEN_BACK)


def _drawing(travel: float) -> Contacts:
    """One finger that landed at 0 s and went so far."""
    contacts = Contacts()
    assert contacts.lands("a", (50, 50), 0.0) == WORK
    assert contacts.moves("a", (50 + travel, 50)) is Meaning.WORK
    return contacts


@pytest.mark.parametrize(
    ("travel", "seconds", "landing"),
    [
        (0, SOON / 2, GRIP),
        (SHORT - 1, SOON / 2, GRIP),
        (HARDLY - 1, SOON * 5, GRIP),
        (SHORT - 1, SOON * 2, NOTHING),
        (SHORT + 1, SOON / 2, NOTHING),
    ],
)
def test_a_second_finger_grips_the_page_only_while_the_first_is_no_line_yet(
    travel: float, seconds: float, landing: Landing
) -> None:
    contacts = _drawing(travel)
    assert contacts.lands("b", (90, 50), seconds) == landing
    meaning = Meaning.PAGE if landing == GRIP else Meaning.WORK
    assert contacts.moves("a", (60, 60)) is meaning


def test_a_third_contact_means_nothing_while_two_grip_or_one_draws() -> None:
    for travel in (0.0, SHORT * 2):
        contacts = _drawing(travel)
        contacts.lands("b", (90, 50), 0.1)
        assert contacts.lands("c", (90, 90), 0.2) == NOTHING
        assert contacts.moves("c", (10, 10)) is Meaning.NOTHING


def test_after_a_grip_the_finger_that_stays_draws_nothing_and_can_grip_again() -> None:
    contacts = _drawing(0)
    contacts.lands("b", (90, 50), 0.1)
    contacts.lifts("a", 0.5)
    assert contacts.moves("b", (10, 10)) is Meaning.PAGE
    assert contacts.gripping() == ("b",)
    assert contacts.lands("c", (20, 20), 0.6) == Landing(Meaning.PAGE)
    assert contacts.gripping() == ("b", "c")
    for finger in ("b", "c"):
        contacts.lifts(finger, 1.0)
    assert not contacts.are_there()
    assert contacts.lands("d", (50, 50), 1.1) == WORK


def test_a_palm_that_was_told_apart_stays_nothing_while_the_next_line_is_drawn() -> None:
    contacts = _drawing(SHORT * 2)
    contacts.lands("palm", (90, 90), 1.0)
    contacts.lifts("a", 1.5)
    assert contacts.lands("b", (20, 20), 2.0) == WORK
    assert contacts.moves("palm", (60, 60)) is Meaning.NOTHING


def test_a_broad_contact_never_draws() -> None:
    contacts = Contacts()
    assert contacts.lands("palm", (90, 90), 0.0, BROAD) == NOTHING
    assert contacts.lands("a", (50, 50), 0.1) == WORK


def test_a_tool_may_take_the_second_finger_for_its_own() -> None:
    contacts = _drawing(SHORT * 2)
    assert contacts.lands("b", (60, 50), 3.0, joins=lambda: True) == WORK
    assert contacts.lands("c", (70, 50), 3.1, joins=lambda: True) == NOTHING


def test_a_stylus_draws_while_the_hand_rests() -> None:
    contacts = Contacts()
    assert contacts.lands("pen", (50, 50), 0.0, STYLUS) == WORK
    assert contacts.lands("palm", (60, 80), 0.1) == NOTHING
    contacts.lifts("palm", 0.4)
    contacts.lifts("pen", 0.5)
    assert contacts.lands("palm again", (60, 80), 0.5 + RESTING / 2) == NOTHING
    contacts.lifts("palm again", 1.2)
    assert contacts.lands("finger", (60, 80), 0.6 + RESTING) == WORK


@pytest.mark.parametrize(("travel", "line"), [(1, Line.IS_TAKEN_BACK), (SHORT * 2, Line.ENDS)])
def test_a_stylus_takes_over_from_a_hand_that_landed_first(travel: float, line: Line) -> None:
    contacts = _drawing(travel)
    assert contacts.lands("pen", (20, 20), 0.8, STYLUS) == Landing(Meaning.WORK, line)
    assert contacts.moves("a", (90, 90)) is Meaning.NOTHING
    assert contacts.moves("pen", (25, 25)) is Meaning.WORK


def _touch(device: str, **known: object) -> SimpleNamespace:
    return SimpleNamespace(device=device, profile=("pos", *known), **known)


def test_what_a_device_says_of_a_touch_is_believed() -> None:
    wide = SimpleNamespace(width=(PALM + 1) / 200, height=0.01)
    small = SimpleNamespace(width=10 / 200, height=10 / 120)
    assert sort_of(_touch("sdl"), 200, 120) == Sort()
    assert sort_of(_touch("mouse"), 200, 120) == STYLUS
    assert sort_of(_touch("tuio", shape=wide), 200, 120) == BROAD
    assert sort_of(_touch("tuio", shape=small), 200, 120) == Sort()


def test_a_device_that_always_presses_fully_knows_no_pressure() -> None:
    pressure = Pressure()
    assert pressure.of(_touch("hand")) is None
    assert pressure.of(_touch("sdl", pressure=1.0)) is None
    assert pressure.of(_touch("sdl", pressure=0.4)) == 0.4
    assert pressure.of(_touch("sdl", pressure=1.0)) == 1.0
    assert pressure.of(_touch("other", pressure=1.0)) is None
