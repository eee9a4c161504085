"""Weak, neutral and implicit types within one isolating run sequence (UAX #9, rules W1-W7, N0-N2, I1-I2)."""

import re
from collections.abc import Sequence
from typing import Final

from fanzines.typesetting.bidi_classes import CLOSERS, CLOSING, ISOLATES, canonical_bracket
from fanzines.typesetting.bidi_sequences import RunSequence, direction_level

_NEUTRAL: Final = ISOLATES | {"B", "S", "WS", "ON", "PDI"}
_NEUTRALS: Final = re.compile("n+")
_STRONG: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_MAX_OPEN_BRACKETS: Final = 63


def implicit_levels(text: str, classes: Sequence[str], sequence: RunSequence) -> list[int]:
    """The resolved level of each place of the sequence."""
    before = [classes[place] for place in sequence.places]
    types, met = list(before), set(before)
    if "NSM" in met:
        _marks(types, sequence.start)
    if "AL" in met:
        _numbers(types, sequence.start)
    if not met.isdisjoint(("ES", "CS")):
        _separators(types)
    if not met.isdisjoint(("ET", "ES", "CS")):
        _terminators(types)
    if "EN" in met:
        _latin_numbers(types, sequence.start)
    if "ON" in types:
        _brackets([text[place] for place in sequence.places], before, types, sequence)
    _neutrals(types, sequence)
    return [sequence.level + _rise(kind, sequence.level) for kind in types]


def _rise(kind: str, level: int) -> int:
    if level % 2:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)


def _marks(types: list[str], start: str) -> None:
    """W1: a mark takes the type of what it stands on."""
    previous = start
    for index, kind in enumerate(types):
        if kind == "NSM":
            types[index] = "ON" if previous in ISOLATES or previous == "PDI" else previous
        previous = types[index]


def _numbers(types: list[str], start: str) -> None:
    """W2 and W3: numbers after Arabic letters are Arabic numbers; Arabic letters are R."""
    strong = start
    for index, kind in enumerate(types):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[index] = "AN"
        if kind == "AL":
            types[index] = "R"


def _separators(types: list[str]) -> None:
    """W4: one separator between two numbers of a kind joins them."""
    for index in range(1, len(types) - 1):
        left, kind, right = types[index - 1 : index + 2]
        if left == right and ((kind in ("ES", "CS") and left == "EN") or (kind == "CS" and left == "AN")):
            types[index] = left


def _terminators(types: list[str]) -> None:
    """W5 and W6: terminators beside numbers belong to them; what is left is neutral."""
    index = 0
    while index < len(types):
        end = index
        while end < len(types) and types[end] == "ET":
            end += 1
        if end > index:
            number = (index > 0 and types[index - 1] == "EN") or (end < len(types) and types[end] == "EN")
            types[index:end] = ["EN" if number else "ON"] * (end - index)
        index = max(end, index + 1)
    for index, kind in enumerate(types):
        if kind in ("ES", "CS"):
            types[index] = "ON"


def _latin_numbers(types: list[str], start: str) -> None:
    """W7: numbers after Latin letters are L."""
    strong = start
    for index, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[index] = "L"


def _bracket_pairs(chars: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: places of opening and closing brackets that belong together, by opening bracket."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(chars):
        if types[index] != "ON":
            continue
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


def _brackets(chars: Sequence[str], before: Sequence[str], types: list[str], sequence: RunSequence) -> None:
    """N0: a pair of brackets takes the direction of its content, seen in its context."""
    embedding = direction_level(sequence.level)
    for opening, closing in _bracket_pairs(chars, types):
        inside = {_STRONG[kind] for kind in types[opening + 1 : closing] if kind in _STRONG}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            context = next((_STRONG[k] for k in types[opening - 1 :: -1] if k in _STRONG), sequence.start)
            context = context if opening else sequence.start
            direction = context if context != embedding else embedding
        for index in (opening, closing):
            _set_with_marks(before, types, index, direction)


def _set_with_marks(before: Sequence[str], types: list[str], index: int, direction: str) -> None:
    types[index] = direction
    following = index + 1
    while following < len(before) and before[following] == "NSM":
        types[following] = direction
        following += 1


def _neutrals(types: list[str], sequence: RunSequence) -> None:
    """N1 and N2: neutrals between like directions follow them, others follow the embedding."""
    embedding = direction_level(sequence.level)
    marks = "".join("n" if kind in _NEUTRAL else "s" for kind in types)
    for index, end in (found.span() for found in _NEUTRALS.finditer(marks)):
        left = _STRONG[types[index - 1]] if index else sequence.start
        right = _STRONG[types[end]] if end < len(types) else sequence.end
        types[index:end] = [left if left == right else embedding] * (end - index)
