"""From released fanzines to the book of an exhibition: what stands in it, in the visitors' languages."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Final

from exhibitions.exhibition import Entry, Exhibition
from exhibitions.publishing.on_paper import in_languages, said_on_paper
from exhibitions.publishing.pictures import WIDTHS, Widths, as_seen, dpi_for, narrowed
from exhibitions.publishing.spoken import said_on
from exhibitions.show.address import in_letters, story_address
from exhibitions.show.help import HelpCard
from exhibitions.story.document import in_tongue
from exhibitions.story.phrases import day_in_words, direction_of, language_name, phrase, same_language
from fanzines.consents import Released, Use
from fanzines.model import Direction, Fold
from fanzines.photos import PhotoSource
from printing.pictures.picture import page_picture
from printing.products.anthology.book import Book, Chapter, Loaded, Part
from printing.products.on_sheet import Said

COVERS: Final = 6
"""So many front covers are on the book's own."""

_COVER_WIDTH: Final = 480
_COVER_QUALITY: Final = 82
_LEFT: Final = "\u2066"
_BACK: Final = "\u2069"
"""Around what runs from left to right among any words: groups of digits would change places in Arabic."""

Ask = Callable[[], Released]
"""Asks anew whether a fanzine may go onto paper for others: nothing is printed by an answer of before."""


def chapter(
    exhibition: Exhibition,
    entry: Entry,
    ask: Ask,
    photos: PhotoSource,
    *,
    online: bool,
    widths: Widths = WIDTHS,
) -> Chapter:
    """A fanzine's part of the book; `online`: its story may be read on the web. Raises what `ask` raises."""
    fanzine = _on_paper(ask()).fanzine
    leading = exhibition.languages[0]
    title = in_tongue(entry.title, leading, fanzine.language)
    own = entry.title.get(fanzine.language, "")
    note = in_tongue(entry.note, leading, fanzine.language)
    address = story_address(exhibition.web_url, entry.web) if online and exhibition.web_url else ""
    way = fanzine.direction.value
    spoken = dict.fromkeys((leading, fanzine.language))
    other_way = {said_on_paper(way, tag).language: said_on_paper(way, tag) for tag in spoken}
    name = language_name(fanzine.language)
    return Chapter(
        title=Said(title[1], title[0]) if title else Said(name, fanzine.language),
        own=Said(own, fanzine.language) if title and own and own != title[1] else None,
        tongue=Said(name if title else "", fanzine.language),
        note=Said(note[1], note[0]) if note else None,
        direction=fanzine.direction,
        count=len(fanzine.pages),
        load=lambda: _loaded(_on_paper(ask()), photos, widths),
        address=address,
        letters=in_letters(address) if address else (),
        other_way=tuple(other_way.values()),
    )


def anthology(
    exhibition: Exhibition,
    chapters: Sequence[Chapter],
    cards: Sequence[HelpCard],
    covers: Sequence[bytes] = (),
) -> Book:
    """The book, bound on the side where the visitors' first language begins."""
    languages, leading, frame = exhibition.languages, exhibition.languages[0], exhibition.frame
    before = [
        Part(said_on_paper(name, leading), in_languages(texts, languages))
        for name, texts in (("foreword", exhibition.foreword), ("introduction", exhibition.introduction))
        if in_languages(texts, languages)
    ]
    return Book(
        titles=in_languages(exhibition.title, languages),
        contents=said_on_paper("contents", leading),
        chapters=tuple(chapters),
        below=(*in_languages(frame.when, languages[:1]), *in_languages(frame.where, languages[:1])),
        before=tuple(before),
        after=tuple(_after(exhibition, cards)),
        covers=tuple(covers[:COVERS]),
        direction=Direction(direction_of(leading)),
    )


def cover_picture(released: Released, page: int, photos: PhotoSource) -> bytes:
    """One page of a released fanzine as a small JPEG that holds pixels only."""
    fanzine = _on_paper(released).fanzine
    shown = fanzine.pages[min(page, len(fanzine.pages) - 1)]
    picture = narrowed(page_picture(shown, photos, dpi_for(_COVER_WIDTH)), _COVER_WIDTH)
    file = BytesIO()
    picture.convert("RGB").save(file, "JPEG", quality=_COVER_QUALITY)
    return file.getvalue()


def _on_paper(released: Released) -> Released:
    if not isinstance(released, Released) or released.use is not Use.PAPER:
        raise TypeError("only what was released for paper is printed in a book")
    return released


def _loaded(released: Released, photos: PhotoSource, widths: Widths) -> Loaded:
    fanzine = released.fanzine
    width = widths.on_paper(Fold.SADDLE)
    flat, found = as_seen(fanzine, photos, width)
    words = tuple(
        tuple(Said(said.text, said.language) for said in said_on(page, fanzine, photos))
        for page in fanzine.pages
    )
    return Loaded(flat.pages, found, words)


def _after(exhibition: Exhibition, cards: Sequence[HelpCard]) -> Iterator[Part]:
    languages, leading, frame = exhibition.languages, exhibition.languages[0], exhibition.frame
    if cards:
        yield Part(Said(phrase(leading, "help"), leading), tuple(_help(cards, leading)))
    if frame.partners:
        yield Part(said_on_paper("partners", leading), tuple(Said(name) for name in frame.partners))
    about = [said_on_paper(name, tag) for tag in languages for name in ("belongs", "along")]
    unlike = dict.fromkeys(about)
    paid = (*in_languages(frame.funder, languages), *in_languages(frame.disclaimer, languages))
    yield Part(said_on_paper("imprint", leading), (*unlike, *paid))


def _help(cards: Sequence[HelpCard], leading: str) -> Iterator[Said]:
    for card in cards:
        who, remark = (in_tongue(said, leading, "en") for said in (card.who, card.remark))
        lines = [f"{_LEFT}{card.number}{_BACK}  {who[1] if who else ''}".rstrip()]
        lines += [remark[1]] if remark else []
        language = who[0] if who and same_language(who[0], leading) else leading
        yield Said("\n".join(lines), language)
    checked = [card.checked for card in cards if card.checked]
    if checked:
        yield Said(phrase(leading, "checked", day=day_in_words(min(checked), leading)), leading)
