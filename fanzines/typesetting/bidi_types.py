"""Weak, neutral and implicit types within one isolating run sequence (UAX #9, rules W1-W7, N0-N2, I1-I2).

The types of a sequence are a string with one sign for each place, so that a rule is one pass of a pattern.
"""

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from fanzines.typesetting.bidi_classes import CLOSERS, CLOSING, ISOLATES, canonical_bracket
from fanzines.typesetting.bidi_sequences import RunSequence, direction_level

_SIGNS: Final = MappingProxyType(
    {"L": "L", "R": "R", "AL": "A", "EN": "1", "AN": "2", "ES": "+", "CS": ",", "ET": "$", "NSM": "m"}
    | {"ON": "o", "WS": "w", "B": "b", "S": "s", "PDI": "i"}
    | dict.fromkeys(ISOLATES, "i")
)
_MARKS: Final = re.compile("m+")
_AFTER_ARABIC: Final = re.compile("A[^LRA]*1[^LRA]*")
_BETWEEN_NUMBERS: Final = re.compile("(?<=1)[+,](?=1)|(?<=2),(?=2)")
_BESIDE_NUMBERS: Final = re.compile(r"(?<=1)\$+|\$+(?=1)")
_LEFT_ALONE: Final = str.maketrans("+,$", "ooo")
_AFTER_LATIN: Final = re.compile("L[^LR]*1[^LR]*")
_OTHERS: Final = re.compile("o")
_NEUTRALS: Final = re.compile("[owbsi]+")
_STRONG: Final = MappingProxyType({"L": "L", "R": "R", "1": "R", "2": "R"})
_RISES: Final = ({"L": 0, "R": 1, "1": 2, "2": 2}, {"L": 1, "R": 0, "1": 1, "2": 1})
"""How far each type lies above an even and above an odd level (I1, I2)."""
_MAX_OPEN_BRACKETS: Final = 63


def implicit_levels(text: str, classes: Sequence[str], sequence: RunSequence) -> list[int]:
    """The resolved level of each place of the sequence."""
    before = "".join([_SIGNS[classes[place]] for place in sequence.places])
    types = _weak(before, sequence.start)
    if "o" in types:
        types = _brackets([text[place] for place in sequence.places], before, types, sequence)
    types = _neutrals(types, sequence)
    level, rises = sequence.level, _RISES[sequence.level % 2]
    return [level + rises[kind] for kind in types]


def _weak(types: str, start: str) -> str:
    """W1 to W7, each over the whole sequence."""
    types = _marks(types, start)
    types = _AFTER_ARABIC.sub(lambda found: found[0].replace("1", "2"), types).replace("A", "R")
    types = _BETWEEN_NUMBERS.sub(lambda found: "1" if found[0] == "+" else types[found.start() - 1], types)
    types = _BESIDE_NUMBERS.sub(lambda found: "1" * len(found[0]), types).translate(_LEFT_ALONE)
    seen = _AFTER_LATIN.sub(lambda found: found[0].replace("1", "L"), f"{start}{types}")
    return seen[1:]


def _marks(types: str, start: str) -> str:
    """W1: a mark takes the type of what it stands on."""

    def on(found: re.Match[str]) -> str:
        under = types[found.start() - 1] if found.start() else start
        return ("o" if under == "i" else under) * len(found[0])

    return _MARKS.sub(on, types)


def _bracket_pairs(chars: Sequence[str], types: str) -> list[tuple[int, int]]:
    """BD16: places of opening and closing brackets that belong together, by opening bracket."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index in (found.start() for found in _OTHERS.finditer(types)):
        char = chars[index]
        if char in CLOSING:
            if len(waiting) == _MAX_OPEN_BRACKETS:
                return []
            waiting.append((CLOSING[char], index))
        elif char in CLOSERS:
            _close(waiting, pairs, canonical_bracket(char), index)
    return sorted(pairs)


def _close(waiting: list[tuple[str, int]], pairs: list[tuple[int, int]], closing: str, index: int) -> None:
    for depth in range(len(waiting) - 1, -1, -1):
        if waiting[depth][0] == closing:
            pairs.append((waiting[depth][1], index))
            del waiting[depth:]
            return


def _brackets(chars: Sequence[str], before: str, types: str, sequence: RunSequence) -> str:
    """N0: a pair of brackets takes the direction of its content, seen in its context."""
    found = list(types)
    embedding = direction_level(sequence.level)
    for opening, closing in _bracket_pairs(chars, types):
        inside = {_STRONG[kind] for kind in found[opening + 1 : closing] if kind in _STRONG}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            context = next((_STRONG[k] for k in found[opening - 1 :: -1] if k in _STRONG), sequence.start)
            context = context if opening else sequence.start
            direction = context if context != embedding else embedding
        for index in (opening, closing):
            _set_with_marks(before, found, index, direction)
    return "".join(found)


def _set_with_marks(before: str, types: list[str], index: int, direction: str) -> None:
    types[index] = direction
    following = index + 1
    while following < len(before) and before[following] == "m":
        types[following] = direction
        following += 1


def _neutrals(types: str, sequence: RunSequence) -> str:
    """N1 and N2: neutrals between like directions follow them, others follow the embedding."""
    embedding = direction_level(sequence.level)

    def along(found: re.Match[str]) -> str:
        start, end = found.span()
        left = _STRONG[types[start - 1]] if start else sequence.start
        right = _STRONG[types[end]] if end < len(types) else sequence.end
        return (left if left == right else embedding) * (end - start)

    return _NEUTRALS.sub(along, types)
