import os
import sys
from collections.abc import Iterator
from typing import Final

import pytest

from tests.printing.shop import Shop, missing, print_shop
from tests.windows import has_xvfb, xvfb

_FIRST: Final = ("journeys", "kiosk", "crash")


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


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    """CUPS on loopback, for printers; what is printed in these tests, or by an app they start, goes there."""
    if missing():
        pytest.fail(f"scripts/packages.sh test installs what is missing: {', '.join(missing())}")
    with print_shop() as shop, pytest.MonkeyPatch.context() as patch:
        for name, value in shop.environment.items():
            patch.setenv(name, value)
        yield shop


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that at the end nobody waits for one that has just begun."""

    def place(item: pytest.Item) -> tuple[bool, bool]:
        return item.path.stem != "test_tour", item.path.parent.name not in _FIRST

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """Tests open windows in child processes only: one opened here would be every later test's screen."""
    if "kivy.core.window" in sys.modules:
        raise pytest.UsageError("A test imports a module that opens a window as it is imported.")
