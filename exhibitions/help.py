"""The help lines of each country, as they were read and when; and which of them an exhibition shows.

A line is shown for so many days after it was checked. Then it gives way to the local partner's own number.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

import assets
from exhibitions.exhibition import Frame
from exhibitions.show.help import HelpCard, still_valid

HOLDS_DAYS: Final = 90
COUNTRIES: Final = ("IT", "GR", "ES", "RO")
EVERYWHERE: Final = "all"

_WORDS: Final = "words.json"


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A line as it was checked. `who` answers is by language; what is not known of it is not said.

    `languages` is how many are spoken, or "many"; `checked_on` a day (YYYY-MM-DD).
    """

    number: str
    who: Mapping[str, str]
    police: bool
    source: str
    checked_on: str
    checked_by: str
    free: bool = False
    anonymous: bool = False
    always: bool = False
    languages: int | str = ""

    @property
    def until(self) -> str:
        """The last day (YYYY-MM-DD) it is shown to visitors."""
        return (date.fromisoformat(self.checked_on) + timedelta(HOLDS_DAYS)).isoformat()

    @property
    def card(self) -> HelpCard:
        """The line as a show carries it."""
        remark = {language: self._remark(words) for language, words in _words().items()}
        return HelpCard(self.number, self.who, remark, self.police, self.until, self.checked_on)

    def _remark(self, words: Mapping[str, str]) -> str:
        known = [words[name] for name in ("free", "anonymous", "always") if getattr(self, name)]
        if self.languages:
            many = self.languages == "many"
            known.append(words["many"] if many else words["languages"].format(count=self.languages))
        return words["separator"].join((*known, words["police"]) if self.police else known)


@cache
def help_lines(country: str) -> tuple[HelpLine, ...]:
    """The lines of a country (ISO 3166, two letters) and those of every country; none without a country."""
    names = (country, EVERYWHERE) if country in COUNTRIES else (EVERYWHERE,) if country else ()
    return tuple(HelpLine(**one) for name in names for one in _data(f"{name.lower()}.json"))


def help_cards(frame: Frame, day: str) -> tuple[HelpCard, ...]:
    """What an exhibition shows on that day (YYYY-MM-DD): its partner's number first, the police last."""
    own = (HelpCard(frame.partner_number, frame.partner_who, {}),) if frame.partner_number else ()
    return still_valid((*own, *(line.card for line in help_lines(frame.country))), day)


def expired_lines(day: str, country: str = "") -> tuple[HelpLine, ...]:
    """The lines that are not shown any more on that day, of one country or of all of them."""
    wanted = (country,) if country else COUNTRIES
    old = {line.number: line for one in wanted for line in help_lines(one) if line.until < day}
    return tuple(old.values())


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: dict[str, dict[str, str]] = json.loads(assets.text("help", _WORDS))
    return words


def _data(name: str) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = json.loads(assets.text("help", name))
    return lines
