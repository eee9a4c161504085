"""A kiosk's seal: what it holds together, and whom it trusts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.consents import Consent, Use
from fanzines.seal import (
    Agreed,
    SealBroken,
    SealUnknown,
    SignedConsents,
    fingerprint,
    key_as_text,
    key_from_text,
    new_private_key,
    public_key,
    sign,
    sign_consents,
    signed_as_json,
    signed_from_json,
    verify,
    verify_consents,
)

# RFC 8032, section 7.1, test 1: secret key and public key.
SECRET = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
FANZINE, PAGES = "00000000000000aa", "ab" * 32


def signed() -> SignedConsents:
    agreed = (Agreed(Use.WEB, "2020-05", "2020-12"), Agreed(Use.CIRCLE, "2020-05", "2021-05"))
    return sign_consents(SECRET, FANZINE, PAGES, agreed)


def test_public_key_is_the_one_of_the_standard() -> None:
    assert public_key(SECRET) == PUBLIC
    assert public_key(new_private_key()) != public_key(new_private_key())


def test_consents_come_back_from_a_trusted_kiosk() -> None:
    assert verify_consents(signed(), {PUBLIC}) == (
        Consent(FANZINE, Use.CIRCLE, PAGES, "2020-05", "2021-05"),
        Consent(FANZINE, Use.WEB, PAGES, "2020-05", "2020-12"),
    )


def test_the_order_of_her_answers_does_not_travel() -> None:
    assert sign_consents(SECRET, FANZINE, PAGES, reversed(signed().agreed)) == signed()


def test_unknown_kiosk_is_named_by_its_fingerprint() -> None:
    with pytest.raises(SealUnknown, match=fingerprint(PUBLIC)):
        verify_consents(signed(), {public_key(new_private_key())})


@pytest.mark.parametrize(
    "changed",
    [
        replace(signed(), fanzine="00000000000000ab"),
        replace(signed(), pages_hash="cd" * 32),
        replace(signed(), agreed=signed().agreed[:1]),
        replace(signed(), agreed=(Agreed(Use.WEB, "2020-05", "2030-12"),)),
        replace(signed(), signature=bytes(64)),
        replace(signed(), signature=b"short"),
    ],
)
def test_any_change_breaks_the_seal(changed: SignedConsents) -> None:
    with pytest.raises(SealBroken, match="changed after it was sealed"):
        verify_consents(changed, {PUBLIC})


def test_a_trusted_key_cannot_be_put_on_another_kiosks_seal() -> None:
    stranger = sign_consents(new_private_key(), FANZINE, PAGES, signed().agreed)
    with pytest.raises(SealBroken):
        verify_consents(replace(stranger, key=PUBLIC), {PUBLIC})


def test_a_seal_holds_in_its_context_only() -> None:
    seal = sign(SECRET, "show manifest 1", b"bytes")
    verify(PUBLIC, "show manifest 1", b"bytes", seal)
    for context, data in (
        ("another", b"bytes"),
        ("show manifest 1", b"other"),
        ("show", b" manifest 1bytes"),
    ):
        with pytest.raises(SealBroken):
            verify(PUBLIC, context, data, seal)


def test_a_key_of_the_wrong_length_is_a_broken_seal() -> None:
    with pytest.raises(SealBroken):
        verify(b"short", "c", b"", bytes(64))


def test_signed_consents_survive_json() -> None:
    assert signed_from_json(signed_as_json(signed())) == signed()


@given(st.binary(min_size=32, max_size=32))
def test_key_text_reads_back(key: bytes) -> None:
    text = key_as_text(key)
    assert key_from_text(text) == key
    assert key_from_text(text.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == key


@pytest.mark.parametrize("text", ["", "0" * 51, "U" + "0" * 51, "Z" * 52, "ß" * 52])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="kiosk's key"):
        key_from_text(text)


def test_fingerprint_is_short_and_in_groups() -> None:
    assert [len(group) for group in fingerprint(PUBLIC).split("-")] == [4, 4, 4, 4]
    assert fingerprint(PUBLIC) != fingerprint(public_key(new_private_key()))


def test_a_yes_to_the_voice_does_not_travel() -> None:
    with pytest.raises(ValueError, match="does not travel"):
        Agreed(Use.VOICE, "2020-05", "2021-05")
