"""Isolating run sequences, within which types are resolved (UAX #9, BD13 and X9-X10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from fanzines.typesetting.bidi_classes import ISOLATES, REMOVED


def direction_level(level: int) -> str:
    """`L` for an even level, `R` for an odd one."""
    return "R" if level % 2 else "L"


@dataclass(frozen=True, slots=True)
class RunSequence:
    """An isolating run sequence (BD13): places in the paragraph, their level, and what borders them."""

    places: tuple[int, ...]
    level: int
    start: str
    end: str


def run_sequences(
    classes: Sequence[str], levels: Sequence[int], base: int, pdis: dict[int, int]
) -> list[RunSequence]:
    """The isolating run sequences of a paragraph, without what X9 removes (X10)."""
    runs = _level_runs(classes, levels)
    by_start = {run[0]: run for run in runs}
    continued = {pdi for pdi in pdis.values() if pdi in by_start}
    kept = [place for run in runs for place in run]
    position = {place: index for index, place in enumerate(kept)}
    found: list[RunSequence] = []
    for run in runs:
        if run[0] in continued and classes[run[0]] == "PDI":
            continue
        places = list(run)
        while classes[places[-1]] in ISOLATES and pdis.get(places[-1], -1) in by_start:
            places += by_start[pdis[places[-1]]]
        found.append(_bordered(places, kept, position, classes, levels, base))
    return found


def _level_runs(classes: Sequence[str], levels: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    last = -1
    for place, kind in enumerate(classes):
        if kind in REMOVED:
            continue
        if levels[place] != last:
            runs.append([])
            last = levels[place]
        runs[-1].append(place)
    return runs


def _bordered(
    places: list[int],
    kept: list[int],
    position: dict[int, int],
    classes: Sequence[str],
    levels: Sequence[int],
    base: int,
) -> RunSequence:
    level = levels[places[0]]
    first, last = position[places[0]], position[places[-1]]
    before = levels[kept[first - 1]] if first else base
    after = base
    if last + 1 < len(kept) and classes[places[-1]] not in ISOLATES:
        after = levels[kept[last + 1]]
    start, end = direction_level(max(level, before)), direction_level(max(level, after))
    return RunSequence(tuple(places), level, start, end)
