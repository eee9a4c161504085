"""The Unicode Bidirectional Algorithm (UAX #9): which way each character of a paragraph runs."""

from collections.abc import Sequence

from fanzines.typesetting.bidi_classes import EXPLICIT, ISOLATES, NEEDS_BIDI, REMOVED, bidi_class
from fanzines.typesetting.bidi_levels import ExplicitLevels, first_strong, matching_pdis
from fanzines.typesetting.bidi_sequences import RunSequence, direction_level, run_sequences
from fanzines.typesetting.bidi_types import implicit_levels


def paragraph_level(text: str, default: int = 0) -> int:
    """0 when the paragraph reads left to right, 1 when right to left, by its first strong character."""
    found = first_strong(map(bidi_class, text))
    return default if found is None else found


def levels(text: str, base: int) -> list[int]:
    """The resolved level of each character of one paragraph, before it is broken into lines.

    Characters that rule X9 removes get the level of what stands before them (section 5.2).
    """
    met = {bidi_class(char) for char in set(text)}
    if base == 0 and NEEDS_BIDI.isdisjoint(met):
        return [0] * len(text)
    classes = [bidi_class(char) for char in text]
    if EXPLICIT.isdisjoint(met):
        along = direction_level(base)
        return implicit_levels(text, classes, RunSequence(tuple(range(len(text))), base, along, along))
    pdis = matching_pdis(classes)
    explicit = ExplicitLevels(classes, base, pdis)
    resolved = list(explicit.levels)
    for sequence in run_sequences(classes, explicit.levels, base, pdis):
        found = implicit_levels(text, explicit.classes, sequence)
        for place, level in zip(sequence.places, found, strict=True):
            resolved[place] = level
    return _fill_removed(classes, resolved, base)


def _fill_removed(classes: Sequence[str], resolved: list[int], base: int) -> list[int]:
    last = base
    for place, kind in enumerate(classes):
        if kind in REMOVED:
            resolved[place] = last
        last = resolved[place]
    return resolved


def line_levels(text: str, resolved: Sequence[int], base: int) -> list[int]:
    """The levels of one line: separators, and spaces before them or at its end, fall to the base (L1)."""
    found = list(resolved)
    trailing = True
    for place in range(len(text) - 1, -1, -1):
        kind = bidi_class(text[place])
        if kind in ("S", "B"):
            trailing = True
        elif kind not in ISOLATES and kind not in REMOVED and kind not in ("WS", "PDI"):
            trailing = False
        if trailing:
            found[place] = base
    return found


def visual_order(line: Sequence[int]) -> list[int]:
    """Places of a line's characters, or runs, from left to right (L2)."""
    order = list(range(len(line)))
    if not line:
        return order
    lowest_odd = min((level for level in line if level % 2), default=max(line) + 1)
    for level in range(max(line), lowest_odd - 1, -1):
        _reverse_runs(order, line, level)
    return order


def _reverse_runs(order: list[int], line: Sequence[int], level: int) -> None:
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and line[order[end]] >= level:
            end += 1
        order[start:end] = order[start:end][::-1]
        start = max(end, start + 1)
