"""A poster and sheets of codes for a show, made from the show alone."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final

from PIL import Image

from exhibitions.publishing.on_paper import in_languages, said_on_paper
from exhibitions.show.help import still_valid
from exhibitions.show.joining import joining
from exhibitions.show.reading import Show, ShowEntry
from exhibitions.story.document import in_tongue
from exhibitions.story.phrases import direction_of, phrase
from fanzines.model import Direction
from printing.paper import A4, PaperSize
from printing.products.code_sheets import CodeSheet, code_sheets_pdf
from printing.products.labels import Code, Opens
from printing.products.on_sheet import Said
from printing.products.poster import LANGUAGES, Poster, poster_pdf, tiled_poster_pdf

COVERS: Final = 6
_QUALITY: Final = 85
_SPOKEN: Final = 3
"""So many languages stand on a sheet of codes."""


class NoCodes(ValueError):
    """A show opens nothing on a phone; the message says what to do."""


def show_poster(show: Show, month: str, size: PaperSize = A4, *, sheets: PaperSize | None = None) -> bytes:
    """The show's poster, on one sheet of that size or over several `sheets` of another.

    Covers of what may go onto paper only. ShowDamaged, QrRefused, PressRefused.
    """
    poster = poster_of(show, month)
    return tiled_poster_pdf(poster, size, sheets) if sheets else poster_pdf(poster, size)


def poster_of(show: Show, month: str) -> Poster:
    """What stands on the poster in that month (YYYY-MM). ShowDamaged for a cover that cannot be read."""
    languages, frame = show.languages[:LANGUAGES], show.frame
    facts = (*in_languages(frame.when, languages), *in_languages(frame.where, languages))
    return Poster(
        titles=in_languages(show.title, languages),
        facts=facts,
        covers=tuple(_jpeg(show, entry) for entry in covers_on(show, month)),
        by=frame.partners,
        small=(*in_languages(frame.funder, languages[:1]), *in_languages(frame.disclaimer, languages[:1])),
        code=_online(show.web_url) if show.web_url else None,
        direction=Direction(direction_of(show.languages[0])),
    )


def covers_on(show: Show, month: str) -> list[ShowEntry]:
    """The works whose covers are on the poster in that month."""
    return [entry for entry in show.on_show(month) if entry.booklets][:COVERS]


def show_codes(show: Show, day: str, *, room_url: str = "", paper: PaperSize = A4) -> bytes:
    """A sheet for each thing a phone can open here: the network, the stories, and somebody to call.

    `day` (YYYY-MM-DD) decides which help lines still hold. Raises NoCodes when there is nothing to open.
    """
    found = tuple(code_sheets(show, day, room_url))
    if not found:
        raise NoCodes(
            "There is nothing a phone could open yet. Write down the network or an address, or switch on the "
            "stories on phones."
        )
    return code_sheets_pdf(found, paper)


def code_sheets(show: Show, day: str, room_url: str = "") -> Iterator[CodeSheet]:
    """What stands on each of those sheets."""
    spoken = show.languages[:_SPOKEN]
    way = Direction(direction_of(show.languages[0]))
    plain = CodeSheet("", "", (), direction=way)
    if show.wifi:
        says = tuple(Said(phrase(tag, "join"), tag) for tag in spoken)
        lines = tuple(line for line in (show.wifi.name, show.wifi.password) if line)
        yield replace(plain, text=joining(show.wifi), icon="wifi-high", says=says, letters=lines)
    room = room_url or show.room_url or ""
    for address in (room, show.web_url or ""):
        if address:
            says = tuple(said_on_paper("stories", tag) for tag in spoken)
            typed = (_typed(address),)
            yield replace(plain, text=_capitals(address), icon="book-open-text", says=says, letters=typed)
    cards = [card for card in still_valid(show.help, day) if not card.police]
    if cards:
        card = cards[0]
        says = tuple(said_on_paper("call", tag) for tag in spoken)
        who = in_tongue(card.who, show.languages[0], "en")
        number = "".join(sign for sign in card.number if sign in "+0123456789")
        letters = (card.number, *((who[1],) if who else ()))
        yield replace(plain, text=f"TEL:{number}", icon="phone-call", says=says, letters=letters)


def _online(address: str) -> Code:
    return Code(_capitals(address), Opens.WEB, (_typed(address),))


def _capitals(address: str) -> str:
    """Scheme and host in capitals, which makes a code smaller; a path keeps its case."""
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.rstrip("/").partition("/")
    return f"{scheme.upper()}://{host.upper()}{slash}{path}/"


def _typed(address: str) -> str:
    return address.partition("://")[2].rstrip("/")


def _jpeg(show: Show, entry: ShowEntry) -> bytes:
    file = BytesIO()
    with Image.open(BytesIO(show.read(entry.cover.picture)), formats=("WEBP",)) as picture:
        picture.convert("RGB").save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()
