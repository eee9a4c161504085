import pytest

from fanzines.access.pin import NoPin, PinNotAllowed, Right, Wait, Wrong, check_pin, has_pin, set_pin, waiting
from fanzines.library import Library
from tests.fanzines.shelfware import KEY, decrypted_pages

NOON = 1_000_000.0


def test_the_pin_is_right_or_wrong(library: Library) -> None:
    assert not has_pin(library)
    set_pin(library, "4711")
    assert has_pin(library)
    assert check_pin(library, "4712", NOON) == Wrong(4)
    assert check_pin(library, "47110", NOON) == Wrong(3)
    assert check_pin(library, "4711", NOON) == Right()
    assert check_pin(library, "", NOON) == Wrong(4)


def test_digits_of_any_script_are_the_same_digits(library: Library) -> None:
    set_pin(library, "٤٧١١")
    assert check_pin(library, "4711", NOON) == Right()


def test_waits_grow_and_a_right_pin_ends_them(library: Library) -> None:
    set_pin(library, "4711")
    now = NOON
    assert [check_pin(library, "0000", now) for _ in range(5)] == [*map(Wrong, (4, 3, 2, 1)), Wait(30)]
    for wait, next_wait in ((30, 60), (60, 300), (300, 900), (900, 1800), (1800, 1800)):
        assert check_pin(library, "4711", now + wait - 0.5) == Wait(1), "not looked at while waiting"
        now += wait
        assert waiting(library, now) == 0
        assert check_pin(library, "0000", now) == Wait(next_wait)
    assert check_pin(library, "4711", now + 1800) == Right()
    assert check_pin(library, "0000", now + 1800) == Wrong(4)


def test_a_wait_outlives_a_restart(library: Library) -> None:
    set_pin(library, "4711")
    for _ in range(5):
        check_pin(library, "0000", NOON)
    library.close()
    with Library.open(library.store.folder, KEY) as again:
        assert check_pin(again, "4711", NOON + 10) == Wait(20)
        assert check_pin(again, "4711", NOON + 30) == Right()


def test_a_clock_set_back_neither_opens_nor_shuts_for_ever(library: Library) -> None:
    set_pin(library, "4711")
    for _ in range(5):
        check_pin(library, "0000", NOON)
    year = 365 * 86_400
    assert check_pin(library, "4711", NOON - year) == Wait(30)
    assert waiting(library, NOON - year + 20) == 10
    assert check_pin(library, "4711", NOON - year + 30) == Right()


def test_a_try_counts_even_when_the_plug_is_pulled(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    set_pin(library, "4711")
    with monkeypatch.context() as plug, pytest.raises(InterruptedError):
        plug.setattr("fanzines.access.pin.slow_hash", _pulled)
        check_pin(library, "0000", NOON)
    assert check_pin(library, "0000", NOON) == Wrong(3)


def _pulled(secret: str, salt: bytes) -> bytes:
    raise InterruptedError


def test_a_new_pin_takes_the_place_of_the_old(library: Library) -> None:
    set_pin(library, "4711")
    for _ in range(5):
        check_pin(library, "0000", NOON)
    set_pin(library, "12345678")
    assert check_pin(library, "4711", NOON) == Wrong(4)
    assert check_pin(library, "12345678", NOON) == Right()
    assert b"12345678" not in decrypted_pages(library.store.folder)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "12 34", "½234"])
def test_a_pin_has_four_to_eight_digits(library: Library, pin: str) -> None:
    with pytest.raises(PinNotAllowed):
        set_pin(library, pin)
    with pytest.raises(NoPin):
        check_pin(library, pin, NOON)
