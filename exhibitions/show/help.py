"""Help cards: whom to call, as a show carries them. An expired one gives way to those that still hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class HelpCard:
    """A number to call. `who` answers and the `remark` (cost, hours, languages) are by language (BCP 47).

    `until` (YYYY-MM-DD) is the last day it is shown, empty for one that does not expire; `checked` the day
    on which it was checked, empty where nobody wrote one down.
    """

    number: str
    who: Mapping[str, str]
    remark: Mapping[str, str]
    police: bool = False
    until: str = ""
    checked: str = ""


def still_valid(cards: Iterable[HelpCard], day: str) -> tuple[HelpCard, ...]:
    """The cards that hold on that day (YYYY-MM-DD), those answered by police last."""
    return tuple(
        sorted((one for one in cards if not one.until or day <= one.until), key=lambda one: one.police)
    )


def card_as_json(card: HelpCard) -> dict[str, Any]:
    """As it stands in a show."""
    return {
        "number": card.number,
        "who": dict(card.who),
        "remark": dict(card.remark),
        "police": card.police,
        "until": card.until,
        "checked": card.checked,
    }


def card_from_json(value: Mapping[str, Any]) -> HelpCard:
    """The card; KeyError or TypeError for what is none."""
    who, remark = dict(value["who"]), dict(value["remark"])
    police, until, checked = bool(value["police"]), str(value["until"]), str(value.get("checked", ""))
    return HelpCard(str(value["number"]), who, remark, police, until, checked)
