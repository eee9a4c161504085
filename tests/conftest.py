import os
from collections.abc import Iterator

import pytest

from tests.windows import has_xvfb, xvfb


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The DISPLAY for window tests: the one that is there, or an Xvfb of our own."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
    elif has_xvfb():
        with xvfb() as display:
            yield display
    else:
        pytest.skip("There is no screen and no Xvfb.")
