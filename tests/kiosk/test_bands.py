"""Where covers lie on the light table, and which place a finger means."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.curating.bands import Measure

MEASURE = Measure(across=25, down=35, heading=12, apart=3, columns=4)
COUNTS = st.lists(st.integers(0, 11), min_size=1, max_size=5)


@given(COUNTS)
def test_no_two_covers_lie_on_each_other_and_every_band_has_room_for_one(counts: list[int]) -> None:
    tops = MEASURE.tops(counts)
    corners = [MEASURE.slot(top, at) for top, count in zip(tops, counts, strict=False) for at in range(count)]
    assert len({(round(x), round(y)) for x, y in corners}) == len(corners)
    for top, after, count in zip(tops, tops[1:], counts, strict=False):
        assert after - top >= MEASURE.heading + MEASURE.down
        assert all(MEASURE.slot(top, at)[1] + MEASURE.down <= after for at in range(count))
        assert all(0 <= MEASURE.slot(top, at)[0] <= 3 * MEASURE.across for at in range(count))


@given(COUNTS, st.data())
def test_the_place_a_finger_means_is_the_one_it_is_in_the_middle_of(
    counts: list[int], data: st.DataObject
) -> None:
    band = data.draw(st.integers(0, len(counts) - 1))
    at = data.draw(st.integers(0, counts[band]))
    left, top = MEASURE.slot(MEASURE.tops(counts)[band], at)
    fits = at < counts[band] or at % MEASURE.columns
    if fits or at == 0:
        assert MEASURE.nearest(counts, left + 12, top + 17) == (band, at)


def test_above_and_below_the_table_the_first_and_the_last_band_are_meant() -> None:
    assert MEASURE.nearest([2, 3], 10, -50) == (0, 0)
    assert MEASURE.nearest([2, 3], 500, 5000) == (1, 3)
    assert MEASURE.nearest([0], 40, 40) == (0, 0)
