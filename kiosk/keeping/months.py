"""Months as YYYY-MM: the finest time the kiosk keeps about makers."""

from datetime import date


def this_month() -> str:
    """The month it is."""
    return date.today().strftime("%Y-%m")


def months_from(month: str, count: int) -> str:
    """The month so many months later."""
    year, number = map(int, month.split("-"))
    later = year * 12 + number - 1 + count
    return f"{later // 12:04d}-{later % 12 + 1:02d}"
