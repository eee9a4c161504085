"""Which pages lie open together: one after the other, or as a book's double pages with its cover alone."""

Opening = tuple[int, ...]


def openings(count: int, *, double: bool) -> tuple[Opening, ...]:
    """Page numbers from 0, in reading order. The back cover stays alone where nothing lies beside it."""
    if not double:
        return tuple((number,) for number in range(count))
    inside = range(1, count, 2)
    return ((0,), *(tuple(range(first, min(first + 2, count))) for first in inside))


def opening_of(page: int, count: int, *, double: bool) -> int:
    """The place of the opening in which that page lies."""
    return (page + 1) // 2 if double else page


def as_read(opening: Opening) -> str:
    """Its pages as people count them."""
    return "–".join(str(page + 1) for page in opening)
