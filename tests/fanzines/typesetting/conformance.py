"""Unicode's own test tables run against the house's typesetting, as Debian's unicode-data has them.

python -m tests.fanzines.typesetting.conformance    all of every table, with its count; 30 s
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from fanzines.typesetting import bidi, breaking
from fanzines.typesetting.bidi_classes import REMOVED, bidi_class

UNICODE: Final = Path("/usr/share/unicode")
_ONE_OF_EACH: Final = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "0", "AN": "\u0660", "ES": "+", "ET": "#", "CS": ",",
    "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "NSM": "\u0300", "BN": "\u00ad", "PDI": "\u2069",
    "LRE": "\u202a", "LRO": "\u202d", "RLE": "\u202b", "RLO": "\u202e", "PDF": "\u202c",
    "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068",
}  # fmt: skip


class Outcome(NamedTuple):
    """How many cases of a table were run, and what is wrong with those that failed."""

    ran: int
    faults: tuple[str, ...]


def table(name: str) -> Iterator[str]:
    """The lines of a table that are no remarks; the test fails where the table is not installed."""
    file = UNICODE / name
    if not file.exists():
        pytest.fail(f"{name} is not here: scripts/packages.sh test installs Debian's unicode-data.")
    lines = (line.split("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return (line for line in lines if line)


def written(code_points: str) -> str:
    """The text of code points as the tables write them."""
    return "".join(chr(int(code_point, 16)) for code_point in code_points.split())


def _outcome(found: Iterable[str | None]) -> Outcome:
    all_of_them = list(found)
    return Outcome(len(all_of_them), tuple(fault for fault in all_of_them if fault))


def bidi_characters() -> Outcome:
    """Every case of BidiCharacterTest.txt: base, levels and order of a text (UAX #9)."""
    return _outcome(_character_fault(line) for line in table("BidiCharacterTest.txt"))


def _character_fault(line: str) -> str | None:
    codes, asked, base, levels, order = line.split(";")
    text = written(codes)
    ours = bidi.paragraph_level(text) if asked == "2" else int(asked)
    return None if ours == int(base) and _stands(text, ours, levels.split(), order.split()) else line


def _stands(text: str, base: int, levels: list[str], order: list[str]) -> bool:
    found = bidi.line_levels(text, bidi.levels(text, base), base)
    shown = ["x" if bidi_class(c) in REMOVED else str(level) for c, level in zip(text, found, strict=True)]
    kept = [place for place, level in enumerate(levels) if level != "x"]
    seen = [str(kept[index]) for index in bidi.visual_order([found[place] for place in kept])]
    return shown == levels and seen == order


def bidi_classes(every: int = 1) -> Outcome:
    """The cases of BidiTest.txt, each row of classes at each base it names; of the rows with four, some."""
    return _outcome(_class_faults(every))


def _class_faults(every: int) -> Iterator[str | None]:
    levels = order = list[str]()
    for number, line in enumerate(table("BidiTest.txt")):
        if line.startswith("@"):
            name, values = line.split(":")
            levels, order = (values.split(), order) if name == "@Levels" else (levels, values.split())
            continue
        classes, bits = line.split(";")
        text = "".join(map(_ONE_OF_EACH.__getitem__, classes.split()))
        if len(text) > 3 and number % every:
            continue
        for bit, base in ((1, None), (2, 0), (4, 1)):
            if int(bits, 16) & bit:
                at = bidi.paragraph_level(text) if base is None else base
                yield None if _stands(text, at, levels, order) else f"{line} at {at}"


# Where the rules of ICU's Unicode (17) and those of an older table differ: what stands before and after.
_SINCE: Final = (
    (re.compile(r"(?:^|\s)-\u0308?$"), re.compile(r"\w|[#§\U00050005]")),  # LB20a: a hyphen begins a word
    (re.compile(r"[,.]\u0308?$"), re.compile(r"\d")),  # LB25: a sign within a number
    (re.compile(r"\s$"), re.compile(r"\.\d")),  # LB15c: a number begins with its decimal sign
    (re.compile(r"[\"«»]\u0308? $"), re.compile(r"[\[({\u2329\u0308]")),  # LB15a: only opening quotes hold
    (re.compile(r"[({]« $"), re.compile(r"\u0308")),  # LB15a: an opening quote
    (re.compile(r"\u0308 $"), re.compile(r"»")),  # LB15b: a closing quote is held
    (re.compile(r"[\u05d0-\u05ea]-$"), re.compile(r"[\u05d0-\u05ea]")),  # LB21a: a hyphen within Hebrew
)


def line_ends() -> tuple[Outcome, int]:
    """Every case of LineBreakTest.txt (UAX #14), and in how many a younger Unicode's rule is followed."""
    found = [_line_ends_at(line) for line in table("auxiliary/LineBreakTest.txt")]
    return _outcome(fault for fault, _ in found), sum(younger for _, younger in found)


def _line_ends_at(line: str) -> tuple[str | None, bool]:
    text, chances = "", set[int]()
    for sign in line.split():
        if sign == "÷":
            chances.add(len(text))
        elif sign != "×":
            text += chr(int(sign, 16))
    chances -= {0}
    ours = set(breaking.line_breaks(text, "en"))
    whole = set(breaking.clusters(text))
    asked = {at for at in chances if at in whole and (text[at - 1] != "\u00ad" or at == len(text))}
    others = ours ^ asked
    known = all(any(a.search(text[:at]) and b.match(text[at:]) for a, b in _SINCE) for at in others)
    return (None if known else line), bool(others) and known


def main() -> int:
    """Runs everything and prints a line for each table."""
    ends, younger = line_ends()
    all_of_them = {
        "BidiCharacterTest": bidi_characters(),
        "BidiTest": bidi_classes(),
        f"LineBreakTest, {younger} by a younger rule": ends,
    }
    for name, outcome in all_of_them.items():
        print(f"{name}: {outcome.ran} cases, {len(outcome.faults)} wrong")
    return any(outcome.faults for outcome in all_of_them.values())


if __name__ == "__main__":
    sys.exit(main())
