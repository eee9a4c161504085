from pathlib import Path

import pytest

from exhibitions.journal import pin as pins
from exhibitions.journal.journal import Journal, journal_beside
from exhibitions.journal.pin import check_pin, has_pin, set_pin, waiting
from fanzines.access.pin_rule import NoPin, PinNotAllowed, Right, Wait, Wrong

NOON = 1_000_000.0


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(journal_beside(tmp_path / "show"))


def test_the_pin_is_right_or_wrong_in_any_digits(journal: Journal) -> None:
    assert not has_pin(journal)
    with pytest.raises(NoPin):
        check_pin(journal, "4711", NOON)
    set_pin(journal, "٤٧١١")
    assert has_pin(Journal(journal.path)), "kept in the file"
    assert check_pin(journal, "4712", NOON) == Wrong(4)
    assert check_pin(journal, "4711", NOON) == Right()
    assert check_pin(journal, "", NOON) == Wrong(4)
    with pytest.raises(PinNotAllowed):
        set_pin(journal, "123")


def test_waits_grow_outlive_a_restart_and_a_clock_set_back(journal: Journal) -> None:
    set_pin(journal, "4711")
    tried = [check_pin(journal, "0000", NOON) for _ in range(5)]
    assert tried == [Wrong(4), Wrong(3), Wrong(2), Wrong(1), Wait(30)]
    again = Journal(journal.path)
    assert check_pin(again, "4711", NOON + 10) == Wait(20)
    assert check_pin(again, "0000", NOON + 30) == Wait(60)
    assert check_pin(again, "4711", NOON - 86_400) == Wait(60)
    assert waiting(again, NOON - 86_400 + 20) == 40
    assert check_pin(again, "4711", NOON - 86_400 + 60) == Right()
    assert waiting(again, NOON) == 0


def test_a_try_counts_even_when_the_plug_is_pulled(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    set_pin(journal, "4711")

    def pulled(secret: str, salt: bytes) -> bytes:
        raise InterruptedError

    with monkeypatch.context() as plug, pytest.raises(InterruptedError):
        plug.setattr(pins, "slow_hash", pulled)
        check_pin(journal, "0000", NOON)
    assert check_pin(journal, "0000", NOON) == Wrong(3)


def test_nothing_in_the_file_is_the_pin(journal: Journal) -> None:
    set_pin(journal, "48151623")
    assert b"48151623" not in journal.path.read_bytes()
    assert journal.path.stat().st_mode & 0o777 == 0o600
