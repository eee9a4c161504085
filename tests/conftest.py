import os
import sys
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


def pytest_collection_finish() -> None:
    """Tests open windows in child processes only: one opened here would be every later test's screen."""
    if "kivy.core.window" in sys.modules:
        raise pytest.UsageError("A test imports a module that opens a window as it is imported.")
