"""Where a paragraph comes apart into portions that can be set, and remembered, each by itself."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

# After a space, or a sign that ends a phrase where no spaces are written. What extends a cluster is no \w,
# but for the last four here (GraphemeBreakProperty.txt).
_BORDER: Final = re.compile("(?<=[ \u3000。，、！？；：])(?=[^\\W\u0e33\u0eb3\uff9e\uff9f])")


def portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each portion of text[start:end]: whole clusters, mostly a word and its space."""
    borders = [found.start() for found in _BORDER.finditer(text, start, end) if found.start() > start]
    if end > start:
        yield from pairwise((start, *borders, end))
