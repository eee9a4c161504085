"""Labels for the works on a show's wall, and for the network of the room; made from the show alone."""

from collections.abc import Iterator
from typing import Final

from exhibitions.show.address import in_letters
from exhibitions.show.joining import joining
from exhibitions.show.reading import JoinWifi, Show, ShowEntry
from exhibitions.story.document import in_tongue
from exhibitions.story.phrases import direction_of, language_name, phrase
from fanzines.model import Direction
from printing.paper import A4, PaperSize
from printing.products.labels import Code, Label, Opens, Said, labels_pdf

PER_SHEET: Final = 4


def show_labels(
    show: Show, month: str, *, room_url: str = "", per_sheet: int = PER_SHEET, paper: PaperSize = A4
) -> bytes:
    """The labels of what hangs in that month (YYYY-MM), in its order, and a sheet for the network to join.

    `room_url` is where the server of the room is now, when the show does not say. Raises LabelRefused when
    nothing hangs or so many do not fit on a sheet, QrRefused for an address phones would misread.
    """
    labels = [_label(show, entry, room_url) for entry in show.on_show(month)]
    alone = [_network(show.wifi, show.languages[0])] if show.wifi else []
    return labels_pdf(labels, per_sheet=per_sheet, paper=paper, alone=alone)


def addresses(show: Show, month: str, room_url: str = "") -> tuple[str, ...]:
    """Every address that stands on the labels of that month."""
    entries = show.on_show(month)
    return tuple(code.text for entry in entries for code in _codes(entry, room_url))


def _label(show: Show, entry: ShowEntry, room_url: str) -> Label:
    leading = show.languages[0]
    own = in_tongue(entry.title, entry.language, leading) or (entry.language, language_name(entry.language))
    other = entry.title.get(leading, "")
    note = in_tongue(entry.note, leading, entry.language)
    lines = [Said(other, leading)] if other and own[0] != leading else []
    lines += [Said(note[1], note[0])] if note else []
    return Label(
        title=Said(own[1], own[0]),
        tongue=Said(language_name(entry.language) if entry.title else "", entry.language),
        lines=tuple(lines),
        codes=tuple(_codes(entry, room_url)),
        direction=Direction(direction_of(own[0])),
    )


def _codes(entry: ShowEntry, room_url: str) -> Iterator[Code]:
    room = entry.address_in(room_url) or entry.room_address
    for address, opens in ((room, Opens.ROOM), (entry.web_address, Opens.WEB)):
        if address:
            yield Code(address, opens, in_letters(address))


def _network(wifi: JoinWifi, language: str) -> Label:
    said = Said(phrase(language, "join"), language)
    lines = tuple(Said(line) for line in (wifi.name, wifi.password) if line)
    code = Code(joining(wifi), Opens.WIFI, ())
    return Label(said, Said(""), lines, (code,), Direction(direction_of(language)))
