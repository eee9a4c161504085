"""A printer for journeys."""

import pytest

from tests.printing.shop import Device, Shop


@pytest.fixture(scope="module")
def hall(shop: Shop) -> Device:
    """The printer of the kiosk, with paper in it."""
    return shop.add("Hall")
