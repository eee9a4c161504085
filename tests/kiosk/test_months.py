from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.keeping.months import months_from, this_month
from tests.fanzines.strategies import months


@pytest.mark.parametrize(
    ("month", "count", "later"),
    [
        ("2026-11", 0, "2026-11"),
        ("2026-11", 1, "2026-12"),
        ("2026-11", 2, "2027-01"),
        ("2026-12", 12, "2027-12"),
        ("2026-01", 11, "2026-12"),
        ("2026-01", -1, "2025-12"),
    ],
)
def test_months_are_counted_over_the_turn_of_the_year(month: str, count: int, later: str) -> None:
    assert months_from(month, count) == later


@given(months(), st.integers(0, 60), st.integers(0, 60))
def test_months_add_up_and_sort_as_text(month: str, some: int, more: int) -> None:
    assert months_from(months_from(month, some), more) == months_from(month, some + more)
    assert (months_from(month, some) < months_from(month, more)) == (some < more)


def test_this_month_has_no_day() -> None:
    assert this_month() in (date.today().isoformat()[:7], months_from(date.today().isoformat()[:7], 1))
