"""What the press makes beside a fanzine's own sheets, of the sample show: for the pictures in docs/press."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

from exhibitions.curation.ready_words import disclaimer, funder
from exhibitions.exhibition import Entry, Exhibition, Frame, Wifi
from exhibitions.help import help_cards
from exhibitions.publishing.anthologies import anthology, chapter, cover_picture
from exhibitions.publishing.labelling import show_labels
from exhibitions.publishing.posters import show_codes, show_poster
from exhibitions.publishing.publish import publish
from exhibitions.samples.build import FAR, MONTH, sample_photos, sample_works, samples
from exhibitions.show.reading import Show
from fanzines.consents import Approval, Consent, Released, Use, pages_hash, release
from fanzines.model import Direction, Fanzine, Fold
from fanzines.seal import new_private_key
from printing.paper import A2, A4
from printing.products.anthology.book import Book
from printing.products.anthology.press import write_book, write_book_sheets
from printing.products.guides.every import every_guide, guide_for
from printing.products.guides.pages import guides_pdf
from printing.products.how_to_print import how_to_print_pdf

DAY: Final = "2026-11-30"
WAYS: Final = {"": ("en", "ar", "es"), "-from-the-right": ("ar", "en")}
_TITLE: Final = {"en": "Small rooms", "ar": "غرف صغيرة", "es": "Cuartos pequeños"}
_WORD: Final = {
    "en": "These pages were made around a table. Read them slowly; some of them read from the other side.",
    "ar": "صُنعت هذه الصفحات حول طاولة. اقرؤوها على مهل؛ فبعضها يُقرأ من الجهة الأخرى.",
}
_FRAME: Final = Frame(
    when={"en": "3 to 14 March", "ar": "من ٣ إلى ١٤ مارس"},
    where={"en": "The library in the old station", "ar": "المكتبة في المحطة القديمة"},
    partners=("A partner in Rome", "A partner in Athens"),
    funder=dict(funder()[0]),
    disclaimer=dict(disclaimer()[0]),
    country="IT",
)


def beside() -> Iterator[tuple[str, bytes, int]]:
    """Each product by name, its PDF, and the side from which it is pictured."""
    for name, languages in WAYS.items():
        exhibition = _exhibition(languages)
        book, pages, sheets = _book(exhibition), BytesIO(), BytesIO()
        write_book(pages, book)
        write_book_sheets(sheets, book)
        yield f"book{name}", pages.getvalue(), 0
        yield f"book-fanzine{name}", pages.getvalue(), 5 if name else 13
        yield f"book-sheets{name}", sheets.getvalue(), 0
        with tempfile.TemporaryDirectory() as folder:
            show = _show(exhibition, Path(folder))
            yield f"exhibition-poster{name}", show_poster(show, MONTH), 0
            yield f"exhibition-poster-a2{name}", show_poster(show, MONTH, A2, sheets=A4), 0
            yield f"codes{name}", show_codes(show, DAY, room_url="http://192.168.4.1:8000"), 0
            yield f"labels{name}", show_labels(show, MONTH), 0
        way = Direction.RTL if name else Direction.LTR
        yield f"guides{name}", guides_pdf(every_guide(way), direction=way), 0
        for fold, both in ((Fold.MINI, False), (Fold.SADDLE, True)):
            note = how_to_print_pdf(both_sides=both, guide=guide_for(fold, way), direction=way)
            yield f"how-to-print-{fold.value}{name}", note, 0


def _exhibition(languages: tuple[str, ...]) -> Exhibition:
    return Exhibition(
        title=_TITLE,
        foreword=_WORD,
        languages=languages,
        running=True,
        frame=_FRAME,
        web_url="https://example.org/fanzines",
        wifi=Wifi("Small rooms", "quiet morning"),
        entries=tuple(Entry(one.fanzine.id, one.title, one.note) for one in samples()),
    )


def _show(exhibition: Exhibition, folder: Path) -> Show:
    works = sample_works()
    hung = replace(exhibition, entries=tuple(work.entry for work in works))
    made = publish(hung, works, gone=(), key=new_private_key(), out=folder / "show", sequence=1, day=DAY)
    return made.show


def _book(exhibition: Exhibition) -> Book:
    found = [one.fanzine for one in samples()]
    pairs = list(zip(exhibition.entries, found, strict=True))
    chapters = [
        chapter(exhibition, entry, partial(_released, fanzine), sample_photos, online=True)
        for entry, fanzine in pairs
    ]
    covers = [cover_picture(_released(fanzine), 0, sample_photos) for fanzine in found]
    return anthology(exhibition, chapters, help_cards(exhibition.frame, DAY), covers)


def _released(fanzine: Fanzine) -> Released:
    pages = pages_hash(fanzine)
    consent = Consent(fanzine.id, Use.PAPER, pages, MONTH, FAR)
    approval = Approval(fanzine.id, pages)
    answer = release(fanzine, Use.PAPER, consent=consent, approval=approval, running=True, month=MONTH)
    if not isinstance(answer, Released):
        raise TypeError("a sample is released for paper")
    return answer
