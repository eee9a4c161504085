"""Paper for an exhibition as a facilitator makes it: pressed, seen before, printed or carried on a stick."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from exhibitions.curation.book import Bound, Made, write_made
from exhibitions.curation.on_paper import TAKEN_BACK, Agreed, PaperRefused
from exhibitions.curation.recall import digest_of
from exhibitions.publishing.labelling import addresses, show_labels
from exhibitions.publishing.posters import covers_on, show_codes, show_poster
from exhibitions.room.asking import not_checked
from exhibitions.show.reading import Show, open_show
from fanzines.consents import Use
from fanzines.durable import write_whole
from fanzines.model import Direction, Fold
from kiosk.keeping.months import this_month
from kiosk.machine.sticks import free_name, stick
from kiosk.printing.copies import CopiesOfMany
from kiosk.printing.printer import Printed, PrintOutcome
from printing.folding.sheeting import Product
from printing.paper import A4, EVERYDAY_GRAMS, POSTER_SIZES, SIZES, PaperSize, thickness
from printing.pictures.picture import pdf_picture, pdf_sides
from printing.products.anthology.press import SIGNATURE
from printing.products.guides.every import every_guide, guide_for
from printing.products.guides.pages import guides_pdf
from printing.products.guides.scene import Guide
from printing.products.how_to_print import how_to_print_pdf

PER_SHEET: Final = (1, 2, 4, 6, 8)
NOTE: Final = "how-to-print"
_DPI: Final = 80


class Thing(StrEnum):
    """What is made."""

    LABELS = "labels"
    POSTER = "poster"
    CODES = "codes"
    BOOK = "book"
    GUIDES = "guides"


SHEETS: Final = "sheets"
PAGES: Final = "pages"
CHOICES: Final = {
    Thing.LABELS: ("A4", "Letter"),
    Thing.POSTER: ("A4", "A3", "A2", "Letter"),
    Thing.CODES: ("A4", "Letter"),
    Thing.BOOK: (SHEETS, PAGES),
    Thing.GUIDES: ("A4", "Letter"),
}
"""What can be chosen of each: its paper; of a book whether it is folded here or bound by a copy shop."""

NEEDS: Final[Mapping[Thing, tuple[Use, ...]]] = {
    Thing.LABELS: (Use.EXHIBITION,),
    Thing.POSTER: (Use.EXHIBITION, Use.PAPER),
    Thing.CODES: (),
    Thing.BOOK: (Use.PAPER,),
    Thing.GUIDES: (),
}
"""What the makers agree to whose work it shows. On sheets of codes and on guides is nothing of theirs."""
COPIES: Final = frozenset({Thing.POSTER, Thing.BOOK})
"""What shows pages: it is noted as a copy of each. Labels only name what hangs."""

AgreedPages = Callable[[Collection[Use]], Mapping[str, Agreed]]
"""Tells what is released for some uses now, by its name on the wall."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made: a thing, one of its choices, and how many labels stand on a sheet."""

    thing: Thing
    choice: str
    per_sheet: int = 4
    sheets: PaperSize | None = None
    """The paper it is printed on, where that does not follow from the choice."""
    thickness: float = thickness(EVERYDAY_GRAMS)
    signature: int = SIGNATURE
    """Of a book: how thick its paper is, mm, and how many sheets are folded together (0: all)."""

    @property
    def paper(self) -> PaperSize:
        """The paper it is printed on: a large poster comes over several sheets."""
        return self.sheets or SIZES.get(self.choice, A4)

    @property
    def large(self) -> PaperSize | None:
        """How large a poster of several sheets is; None for what has no joints."""
        larger = self.sheets or self.choice not in SIZES
        return POSTER_SIZES.get(self.choice) if self.thing is Thing.POSTER and larger else None

    @property
    def may_be_printed(self) -> bool:
        """Whether a printer here can print it: pages for a copy shop are carried there."""
        return self.choice != PAGES


@dataclass(frozen=True, slots=True)
class Paper:
    """What was made: its PDF, how many sides that has, where its codes lead.

    `pages` are those that something on it is of: their hashes, by their fanzines.
    """

    wanted: Wanted
    pdf: bytes
    sides: int
    addresses: tuple[str, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)

    @property
    def copied(self) -> tuple[str, ...]:
        """The fanzines of which it is noted as a copy."""
        return tuple(self.pages) if self.wanted.thing in COPIES else ()

    def picture(self, side: int) -> Image.Image:
        """How one side looks."""
        return pdf_picture(self.pdf, side, _DPI)


def make_paper(wanted: Wanted, show: Path, room_url: str, direction: Direction, agreed: AgreedPages) -> Paper:
    """Anything but a book. ShowDamaged, LabelRefused, NoCodes, QrRefused, PressRefused, OSError.

    PaperRefused when the show has not come down yet to what is `agreed` to.
    """
    if wanted.thing is Thing.GUIDES:
        return _paper(wanted, guides_pdf(every_guide(direction), paper=wanted.paper, direction=direction))
    needs = NEEDS[wanted.thing]
    free = agreed(needs) if needs else {}  # first, so that what changes from now on is seen to have changed
    opened, month = open_show(show, every_file=False), this_month()
    match wanted.thing:
        case Thing.LABELS:
            pdf = show_labels(
                opened, month, room_url=room_url, per_sheet=wanted.per_sheet, paper=wanted.paper
            )
            pages = _of([entry.key for entry in opened.on_show(month)], free)
            return replace(_paper(wanted, pdf), addresses=addresses(opened, month, room_url), pages=pages)
        case Thing.POSTER:
            pages = _of([entry.key for entry in covers_on(opened, month)], free)
            return replace(_paper(wanted, _poster(wanted, opened, month)), pages=pages)
        case _:
            day = date.today().isoformat()
            return _paper(wanted, show_codes(opened, day, room_url=room_url, paper=wanted.paper))


def make_book(wanted: Wanted, plan: Callable[[], Made]) -> Paper:
    """A book, which `plan` tells of (see `exhibition_book`). PaperRefused, PressRefused."""
    made, file = plan(), BytesIO()
    bound = Bound(wanted.paper, wanted.thickness, wanted.signature)
    write_made(made, file, bound if wanted.choice == SHEETS else None)
    return replace(_paper(wanted, file.getvalue()), pages=made.pages)


def silent(paper: Paper) -> int:
    """How many of its addresses do not answer, as a process of its own finds out; within a minute."""
    return len(not_checked(paper.addresses))


def carry_paper(paper: Paper, folder: Path | None, direction: Direction, copies: CopiesOfMany) -> Printed:
    """As a PDF on the first stick, with a pictured page beside it on how it is printed. OSError."""
    place = stick(folder)
    if place is None:
        return Printed(PrintOutcome.NOWHERE)
    file, digest = free_name(place, paper.wanted.thing, ".pdf"), digest_of(paper.pdf)
    copies.note(file=str(file), digest=digest)
    write_whole(file, paper.pdf)
    note = how_to_print_pdf(
        both_sides=paper.wanted.choice == SHEETS,
        guide=None if paper.wanted.thing is Thing.GUIDES else guide_of(paper.wanted, direction),
        paper=paper.wanted.paper,
        direction=direction,
    )
    write_whole(free_name(place, NOTE, ".pdf"), note)
    return Printed(PrintOutcome.SAVED, file=str(file), digest=digest)


def guide_of(wanted: Wanted, direction: Direction, side: int = 0) -> Guide | None:
    """How its sheets are put together; None for what is only hung up or bound elsewhere.

    Of the guides themselves it is the one on that side.
    """
    if wanted.thing is Thing.GUIDES:
        return tuple(every_guide(direction))[side]
    if wanted.large:
        return guide_for(Product.TILES, direction)
    return guide_for(Fold.SADDLE, direction) if wanted.choice == SHEETS else None


def _of(walls: Collection[str], agreed: Mapping[str, Agreed]) -> dict[str, str]:
    """The pages of the works of those names; PaperRefused when one is not agreed to."""
    if not agreed.keys() >= set(walls):
        raise PaperRefused(TAKEN_BACK)
    return {agreed[wall].fanzine: agreed[wall].pages for wall in walls}


def _poster(wanted: Wanted, show: Show, month: str) -> bytes:
    if wanted.large:
        return show_poster(show, month, wanted.large, sheets=wanted.paper)
    return show_poster(show, month, wanted.paper)


def _paper(wanted: Wanted, pdf: bytes) -> Paper:
    return Paper(wanted, pdf, pdf_sides(pdf))
