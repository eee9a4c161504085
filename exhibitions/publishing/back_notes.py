"""What a visitor finds on a blank page inside a booklet's back cover: the story online, and whom to call."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from exhibitions.exhibition import Entry, Exhibition
from exhibitions.show.address import in_letters, story_address
from exhibitions.show.help import HelpCard
from exhibitions.story.document import in_tongue
from exhibitions.story.phrases import day_in_words, first_spoken, phrase
from fanzines.consents import Use
from printing.products.back_note import BackNote

_LEFT: Final = "\u2066"
_BACK: Final = "\u2069"
"""Around what runs from left to right among any words: groups of digits would change places in Arabic."""


def back_note(
    exhibition: Exhibition, entry: Entry, uses: Collection[Use], cards: Sequence[HelpCard]
) -> BackNote | None:
    """The note in the visitors' first language; None where there is nothing to say.

    Only the address on the web goes home with a booklet: one of the room leads nowhere outside of it.
    """
    language = first_spoken(exhibition.languages)
    online = bool(exhibition.web_url) and Use.WEB in uses
    address = story_address(exhibition.web_url or "", entry.web) if online else ""
    lines = tuple(_lines(address, cards, language))
    return BackNote(lines, address, language) if lines and Use.PAPER in uses else None


def _lines(address: str, cards: Sequence[HelpCard], language: str) -> Iterator[str]:
    if address:
        yield from (f"{_LEFT}{line}{_BACK}" for line in in_letters(address))
        yield ""
    if cards:
        yield phrase(language, "help")
    for card in cards:
        who, remark = (in_tongue(said, language, "en") for said in (card.who, card.remark))
        yield f"{_LEFT}{card.number}{_BACK}  {who[1] if who else ''}".rstrip()
        if remark:
            yield remark[1]
    checked = [card.checked for card in cards if card.checked]
    if checked:
        yield phrase(language, "checked", day=day_in_words(min(checked), language))
