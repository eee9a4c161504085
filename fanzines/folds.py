"""The folds a maker can choose, and folding a fanzine another way without losing a page."""

from dataclasses import dataclass, replace
from typing import Final

from fanzines.edits import AddPage, ChangeFanzine, Edit, RemovePage, Together
from fanzines.model import Direction, Fanzine, Fold, Page, new_fanzine, new_id


@dataclass(frozen=True, slots=True)
class Folding:
    """A fold and how many pages it has room for."""

    fold: Fold
    places: int

    @property
    def name(self) -> str:
        """Its name in pictures, tests and the tour: "mini", "saddle-12", "poster"."""
        return f"{self.fold.value}-{self.places}" if self.fold is Fold.SADDLE else self.fold.value


MINI: Final = Folding(Fold.MINI, 8)
POSTER: Final = Folding(Fold.POSTER, 1)
FOLDINGS: Final = (MINI, *(Folding(Fold.SADDLE, places) for places in (8, 12, 16, 20)), POSTER)


def folded_so(folding: Folding, month: str, direction: Direction, language: str) -> Fanzine:
    """A blank fanzine with a page for every place of that fold."""
    blank = new_fanzine(
        month, fold=folding.fold, direction=direction, language=language, pages=folding.places
    )
    return replace(blank, places=folding.places)


def folding_of(fanzine: Fanzine) -> Folding | None:
    """Which of the folds to choose from it has; None for one that came from elsewhere with another."""
    return next((one for one in FOLDINGS if (one.fold, one.places) == (fanzine.fold, fanzine.places)), None)


def refold(fanzine: Fanzine, folding: Folding) -> Edit:
    """The one act that folds a fanzine so.

    Pages it has no room for rest after the others, in their order, and come back with a fold that has.
    Places without a page get a blank one. Blank pages that would rest behind the last page with something
    on it are taken out.
    """
    after = replace(fanzine, fold=folding.fold, places=folding.places)
    kept = _without_blank_rest(fanzine.pages, folding.places)
    taken = [RemovePage(at, fanzine.pages[at]) for at in reversed(range(kept, len(fanzine.pages)))]
    added = [AddPage(at, Page(new_id())) for at in range(kept, folding.places)]
    return Together((ChangeFanzine(fanzine, after), *taken, *added))


def place_for_new(fanzine: Fanzine, after: int) -> int:
    """Where a new page goes that was asked for on the page at `after`.

    Behind it; but none that has a place is pushed out of it: in a full fold the new one rests.
    """
    full = fanzine.places and len(fanzine.pages) >= fanzine.places
    return max(after + 1, fanzine.places) if full else after + 1


def _without_blank_rest(pages: tuple[Page, ...], places: int) -> int:
    """How many pages are left when the last ones, as long as they are blank, give up resting."""
    count = len(pages)
    while count > places and not pages[count - 1].items:
        count -= 1
    return count
