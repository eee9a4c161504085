"""Everything that is measured, in one table: `make bench`."""

import sys

from tests.benchmarks import (
    anthology,
    drawing,
    hiding,
    opening,
    phones,
    press_16_pages,
    press_64_photos,
    publishing,
    saving,
    setting,
    starting,
    wall,
)
from tests.benchmarks.table import table

rows = []
for part in (
    drawing,
    saving,
    setting,
    starting,
    press_16_pages,
    press_64_photos,
    anthology,
    publishing,
    opening,
    phones,
    hiding,
    wall,
):
    print(f"Measuring: {(part.__doc__ or part.__name__).splitlines()[0]}", file=sys.stderr)
    rows += part.rows()
print(table(rows))
