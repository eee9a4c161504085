"""A hand laid on the screen, told from fingers that draw, type or rest. Lengths are mm, times seconds."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.hiding.palm import Palm

HAND = ((20.0, 50.0), (40.0, 58.0), (60.0, 57.0), (80.0, 48.0))


def lay(palm: Palm, *places: tuple[float, float], every: float = 0.05) -> list[bool]:
    return [palm.lands(finger, place, finger * every) for finger, place in enumerate(places)]


def test_the_fourth_finger_makes_a_hand_at_once() -> None:
    assert lay(Palm(), *HAND) == [False, False, False, True]


def test_fingers_that_have_lifted_do_not_count() -> None:
    palm = Palm()
    lay(palm, *HAND[:3])
    palm.lifts(1)
    assert not palm.lands(9, HAND[3], 0.2)


def test_a_line_under_way_and_a_hand_that_comes_to_rest_on_it_are_none() -> None:
    assert not any(lay(Palm(), *HAND, every=0.4))


def test_the_spots_of_a_palm_beside_each_other_are_none() -> None:
    assert not any(lay(Palm(), *((20.0 + 6 * finger, 50.0) for finger in range(5))))


def test_no_hand_while_a_pen_is_down() -> None:
    palm = Palm()
    palm.lands("pen", (10.0, 10.0), 0.0, finger=False)
    assert not any(lay(palm, *HAND))
    palm.lifts("pen")
    assert palm.lands(9, (100.0, 50.0), 0.3)


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.floats(0, 300), st.floats(0, 200), st.booleans()),
        max_size=60,
    )
)
def test_three_fingers_are_never_a_hand(touches: list[tuple[int, float, float, bool]]) -> None:
    palm, down = Palm(), set[int]()
    for moment, (finger, x, y, lifts) in enumerate(touches):
        if lifts or (finger not in down and len(down) == 3):
            palm.lifts(finger)
            down.discard(finger)
        else:
            down.add(finger)
            assert not palm.lands(finger, (x, y), moment * 0.01)
