"""Numbers that lead to somebody: phone numbers, and any other long one. Dates, years and sums are none."""

import re
from collections.abc import Iterator
from typing import Final

from fanzines.second_look.folded import Folded
from fanzines.second_look.matches import Kind, Match

REGIONS: Final = (
    *("IT", "GR", "ES", "RO"),  # where the kiosk is at home
    *("FR", "DE", "GB", "AL", "BG", "UA", "MD", "TR", "PT"),
    *("NG", "MA", "TN", "EG", "SY", "IQ", "ER", "ET", "SO", "BD", "PK", "AF", "IN", "CM", "CI", "GH"),
)
_CANDIDATE: Final = re.compile(r"(?<![\w.,/:-])(?:\+|00)?\(?\d[\d ().\t/-]{4,22}\d(?![\w%€$£]|[.,:/-]\d)")
_DATE: Final = re.compile(
    r"\d{1,2}[ ./-]{1,2}\d{1,2}[ ./-]{1,2}(\d{4}|\d{2})"
    r"|\d{4}[ ./-]\d{1,2}[ ./-]\d{1,2}|(1[89]|20)\d\d ?[-/] ?\d{2,4}"
)
_YEARS: Final = re.compile(r"((1[89]|20)\d\d[ ,.-]*)+")
_SUM: Final = re.compile(r"[1-9]\d{0,1}([ .]\d{3})+|[1-9]\d{0,2}([ .]000)+")
_LONG: Final = 8


def phones(text: Folded) -> Iterator[Match]:
    """Numbers that are valid in one of the regions, or that run for eight digits without a gap."""
    for found in _CANDIDATE.finditer(text.text):
        written = found.group()
        if _is_counting(written) or not (_runs_long(written) or _is_valid(written)):
            continue
        yield Match(Kind.PHONE, *found.span())


def _is_counting(written: str) -> bool:
    """Whether it is a date, years, a sum, or numbers one after the other."""
    if any(pattern.fullmatch(written) for pattern in (_DATE, _YEARS, _SUM)):
        return True
    groups = re.findall(r"\d+", written)
    if len(groups) > 1 and all(group.endswith("00") for group in groups):
        return True
    short = sum(len(group) < 3 for group in groups)
    return written[0] not in "+0(" and len(groups) > 2 and short > len(groups) / 2


def _runs_long(written: str) -> bool:
    return any(len(run) >= _LONG and not run.endswith("00000") for run in re.findall(r"\d+", written))


def _is_valid(written: str) -> bool:
    # Loading it takes 50 ms, and most pages have no number.
    from phonenumbers import NumberParseException, is_valid_number, parse

    for region in REGIONS[:1] if written[0] == "+" else REGIONS:
        try:
            if is_valid_number(parse(written, region)):
                return True
        except NumberParseException:
            continue
    return False
