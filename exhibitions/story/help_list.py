"""Whom to call, at the foot of a story; and a page without what has expired since it was written."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from exhibitions.show.help import HelpCard
from exhibitions.story.document import in_tongue, say, speaks
from exhibitions.story.phrases import day_in_words

_CARD: Final = re.compile(r'<li data-until="(\d{4}-\d\d-\d\d)">.*?</li>', re.DOTALL)
_EMPTY: Final = re.compile(r'<section class="help">(?:(?!<li|</section>).)*</section>', re.DOTALL)


def help_html(cards: Sequence[HelpCard], language: str) -> str:
    """The cards as a section in that language; nothing without any."""
    if not cards:
        return ""
    items = "\n".join(_card(card, language) for card in cards)
    return f'<section class="help"><h2>{say(language, "help")}</h2><ul>\n{items}\n</ul></section>\n'


def still_holding(page: str, day: str) -> str:
    """The page without the cards whose last day has passed on that day (YYYY-MM-DD)."""
    kept = _CARD.sub(lambda card: card.group() if day <= card.group(1) else "", page)
    return _EMPTY.sub("", kept)


def _card(card: HelpCard, language: str) -> str:
    until = f' data-until="{escape(card.until)}"' if card.until else ""
    number = f'<a href="tel:{_digits(card.number)}" dir="ltr">{escape(card.number)}</a>'
    who = in_tongue(card.who, language, "en")
    said = f"<span{speaks(who[0])}>{escape(who[1])}</span>" if who else ""
    return f"<li{until}>{number}{said}{_remark(card, language)}</li>"


def _remark(card: HelpCard, language: str) -> str:
    known = in_tongue(card.remark, language, "en")
    remark = f"<small{speaks(known[0])}>{escape(known[1])}</small>" if known else ""
    day = day_in_words(card.checked, language) if card.checked else ""
    return remark + (f"<small>{say(language, 'checked', day=day)}</small>" if day else "")


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign in "+0123456789")
