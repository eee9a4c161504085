"""Where covers hang: every one once, none outside the wall, and only what is seen is asked for."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from kiosk.exhibition.hanging import Hooks, hang

HOOKS = Hooks(apart=30, above=36, rim=18, title=66, least=250)
counts = st.integers(1, 2000)
widths = st.floats(250, 4000)


@given(counts, widths, st.floats(400, 2000), st.booleans())
def test_every_tile_hangs_inside_the_wall_and_none_over_another(
    count: int, width: float, room: float, rtl: bool
) -> None:
    hanging = hang(count, width, room, HOOKS)
    wide, high = hanging.tile
    row = sorted(hanging.left(n, rtl=rtl, width=width) for n in range(min(count, hanging.columns)))
    assert all(after - before >= wide + HOOKS.apart - 1e-6 for before, after in itertools.pairwise(row))
    if hanging.columns > 1:
        assert row[0] >= -1e-6 and row[-1] + wide <= width + 1e-6
    assert hanging.top(hanging.rows - 1) + high <= hanging.height


@given(counts, widths, st.floats(400, 2000), st.floats(0, 1))
def test_what_is_asked_for_covers_what_is_seen_and_little_more(
    count: int, width: float, room: float, scrolled: float
) -> None:
    hanging = hang(count, width, room, HOOKS)
    top = scrolled * max(0.0, hanging.height - room)
    rows = hanging.rows_between(top, top + room)
    seen = [
        row
        for row in range(hanging.rows)
        if hanging.top(row) < top + room and hanging.top(row) + hanging.tile[1] > top
    ]
    assert set(seen) <= set(rows)
    assert len(rows) <= len(seen) + 4
    numbers = hanging.numbers_in(rows)
    assert numbers.stop <= count and len(numbers) <= len(rows) * hanging.columns


def test_few_are_as_large_as_there_is_room_for_and_many_keep_their_least_height() -> None:
    few, many = hang(2, 1200, 700, HOOKS), hang(500, 1200, 700, HOOKS)
    below = 2 * HOOKS.rim + HOOKS.title
    assert few.tile[1] == 700 - 2 * HOOKS.above
    assert many.tile[1] - below == HOOKS.least
    assert abs((many.tile[0] - 2 * HOOKS.rim) - HOOKS.least * PAGE_WIDTH / PAGE_HEIGHT) < 1e-6


def test_where_reading_starts_on_the_right_the_first_hangs_there() -> None:
    hanging = hang(6, 1200, 700, HOOKS)
    first = hanging.left(0, rtl=False, width=1200)
    assert abs(hanging.left(0, rtl=True, width=1200) - (1200 - first - hanging.tile[0])) < 1e-6
