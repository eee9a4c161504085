"""Paper for an exhibition on its way through the printing place: on which paper, how large, how many."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from exhibitions.curation.on_paper import TAKEN_BACK, PaperRefused
from fanzines.model import Direction
from kiosk.curating.curator import Curator
from kiosk.keeping.keeper import Keeper
from kiosk.language import N_
from kiosk.printing.copies import CopiesOfMany
from kiosk.printing.errand import Errand, Manner, Pressed
from kiosk.printing.papers import NEEDS, SHEETS, Paper, Thing, Wanted
from printing.folding.apart import only
from printing.folding.inking import InkFile
from printing.folding.sheeting import Part, Product, Sheeting
from printing.inks.ink import Kind
from printing.inks.recolouring import recoloured
from printing.inks.tones import grey
from printing.paper import A1, A2, A3, A4, EVERYDAY_GRAMS, LETTER, TABLOID, PaperSize, thickness
from printing.products.anthology.press import SIGNATURE

_SHEET: Final = Sheeting(Product.POSTER)
_POSTER: Final = Manner("poster", N_("A poster on one sheet"), _SHEET)
_LARGE: Final = Manner(
    "tiles", N_("A large poster, glued from sheets"), Sheeting(Product.TILES, page=A2), (A3, A2, A1)
)
_MANNERS: Final = {
    Thing.LABELS: (Manner("cards", N_("Labels for the wall"), _SHEET),),
    Thing.POSTER: (_POSTER, _LARGE),
    Thing.CODES: (Manner("poster", N_("Sheets of codes"), _SHEET),),
    Thing.BOOK: (
        Manner(
            "booklet",
            N_("The book of all fanzines"),
            Sheeting(Product.SADDLE, signature=SIGNATURE, thickness=thickness(EVERYDAY_GRAMS)),
        ),
    ),
    Thing.GUIDES: (Manner("poster", N_("How to fold"), _SHEET),),
}
_PAPERS: Final = {
    Thing.LABELS: (A4, LETTER),
    Thing.POSTER: (A4, A3, LETTER, TABLOID),
    Thing.CODES: (A4, LETTER),
    Thing.BOOK: (A4, A3, LETTER),
    Thing.GUIDES: (A4, LETTER),
}
"""What each is laid out for: a book is A5, A4 or half Letter, once it is folded."""


def paper_errand(
    seen: Paper,
    make: Callable[[Wanted], Paper],
    curator: Curator,
    keeper: Keeper,
    back: str,
    direction: Direction,
) -> Errand:
    """The errand of printing what was `seen`; `make` makes it for another paper."""
    wanted = seen.wanted
    manners = _MANNERS[wanted.thing]
    return Errand(
        wanted.thing,
        back,
        manners,
        _Pressing(seen, make, curator, keeper).press,
        direction,
        pages=2 * seen.sides if wanted.thing is Thing.BOOK else 1,
        first=_LARGE if wanted.large else manners[0],
        paper=wanted.paper,
        papers=_PAPERS[wanted.thing],
        inks=(Kind.COLOUR, Kind.GREY),
    )


@dataclass
class _Pressing:
    """What was made last is kept as long as all that is on it may still go onto paper."""

    made: Paper
    make: Callable[[Wanted], Paper]
    curator: Curator
    keeper: Keeper

    def press(self, sheeting: Sheeting) -> Pressed:
        """The sheets. Raises as making them does; PaperRefused when something was taken back meanwhile."""
        wanted = _on(self.made.wanted, sheeting)
        paper = self.made
        if wanted != paper.wanted or not self._may(paper):
            paper = self.made = self.make(wanted)
        if not self._may(paper):
            raise PaperRefused(TAKEN_BACK)
        pdf = only(paper.pdf, sheeting.part if sheeting.both_sides else Part.BOTH)
        if sheeting.ink.kind is Kind.GREY:
            pdf = recoloured(pdf, grey)
        copies = CopiesOfMany(self.keeper, paper.copied, lambda: self._may(paper))
        return Pressed((InkFile("", pdf),), copies)

    def _may(self, paper: Paper) -> bool:
        return self.curator.still_agreed(NEEDS[paper.wanted.thing], paper.pages)


def _on(wanted: Wanted, sheeting: Sheeting) -> Wanted:
    """The same on another paper, beyond which a poster may grow; the very same where it is so already."""
    paper: PaperSize = sheeting.paper
    if wanted.thing is Thing.BOOK:
        thick, together = sheeting.thickness, sheeting.signature
        other = replace(wanted, choice=SHEETS, sheets=paper, thickness=thick, signature=together)
    elif sheeting.product is Product.TILES and sheeting.page:
        other = replace(wanted, choice=sheeting.page.name, sheets=paper)
    else:
        other = replace(wanted, choice=paper.name, sheets=None)
    return wanted if _alike(other) == _alike(wanted) else other


def _alike(wanted: Wanted) -> tuple[object, ...]:
    return wanted.choice, wanted.paper, wanted.large, wanted.thickness, wanted.signature
