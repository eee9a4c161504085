"""Bech32 (BIP 173), the spelling of age's keys: 32 bytes behind a word that says what they are."""

from typing import Final

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK_DIGITS: Final = 6


def bech32(word: str, data: bytes) -> str:
    """The bytes behind that word, in small letters."""
    digits = _in_fives(data)
    check = _polymod([*_spread(word), *digits, *(0,) * _CHECK_DIGITS]) ^ 1
    digits += [check >> (5 * place) & 31 for place in reversed(range(_CHECK_DIGITS))]
    return f"{word}1{''.join(_ALPHABET[digit] for digit in digits)}"


def _in_fives(data: bytes) -> list[int]:
    bits = -len(data) * 8 % 5
    number, count = int.from_bytes(data, "big") << bits, (len(data) * 8 + bits) // 5
    return [number >> (5 * place) & 31 for place in reversed(range(count))]


def _spread(word: str) -> list[int]:
    return [*(ord(letter) >> 5 for letter in word), 0, *(ord(letter) & 31 for letter in word)]


def _polymod(digits: list[int]) -> int:
    check = 1
    for digit in digits:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ digit
        for place, generator in enumerate(_GENERATOR):
            check ^= generator if top >> place & 1 else 0
    return check
