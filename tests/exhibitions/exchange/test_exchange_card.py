import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibitions.exchange.card import Card, CardMisread, read_card
from exhibitions.exchange.identity import FILE, NoIdentity, identity_in
from tests.exhibitions.parcels import new_identity

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS, KEYS)
def test_a_card_reads_back_as_it_was_written(seal: bytes, age: bytes) -> None:
    card = Card(seal, age)
    assert read_card(card.text) == read_card(card.qr) == read_card(f" {card.text.lower()}\n") == card


@given(KEYS, KEYS, st.integers(0, 107), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_letter_misread_is_noticed(seal: bytes, age: bytes, place: int, letter: str) -> None:
    text = Card(seal, age).text.replace("-", "")
    wrong = f"{text[:place]}{letter}{text[place + 1 :]}"
    if wrong != text:
        with pytest.raises(CardMisread):
            read_card(wrong)


@pytest.mark.parametrize("text", ["", "KIOSK:", "hello", "0" * 108, "Ü" * 108, "0" * 5000])
def test_what_is_no_card_is_refused(text: str) -> None:
    with pytest.raises(CardMisread):
        read_card(text)


def test_the_keys_are_those_that_age_itself_spells() -> None:
    identity = new_identity()
    assert str(identity.opener.to_public()) == str(identity.card.recipient)
    locked = pyrage.encrypt(b"for you", [identity.card.recipient])
    assert pyrage.decrypt(locked, [identity.opener]) == b"for you"


def test_a_machine_keeps_the_identity_it_made_for_its_owners_eyes_only(tmp_path) -> None:
    made = identity_in(tmp_path / "show")
    assert identity_in(tmp_path / "show") == made
    assert (tmp_path / "show" / FILE).stat().st_mode & 0o77 == 0


def test_keys_that_cannot_be_read_are_not_made_anew_in_silence(tmp_path) -> None:
    (tmp_path / FILE).write_bytes(b"{}")
    with pytest.raises(NoIdentity, match="Delete it"):
        identity_in(tmp_path)
