"""What paper of an exhibition rests on: yeses to very pages, told when it is made and asked again later."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from exhibitions.curation.curate import standings
from exhibitions.curation.store import Exhibitions
from fanzines.consents import Use
from fanzines.library import Library
from printing.folding.sheets import PressRefused

TAKEN_BACK: Final = "Something in it was taken back or changed meanwhile. Make it once more."


class PaperRefused(PressRefused):
    """There is nothing to be printed, or not any more; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A fanzine whose maker agrees, by its id, and the hash of the pages that she agrees to."""

    fanzine: str
    pages: str


def agreed_pages(
    library: Library, exhibition_id: str, month: str, uses: Collection[Use]
) -> Mapping[str, Agreed]:
    """What of an exhibition is released for all of those uses in that month, by its name on the wall."""
    exhibition, found = Exhibitions(library).exhibition(exhibition_id), dict[str, Agreed]()
    for one in standings(library, exhibition, month):
        yeses = [one.agreed[use] for use in uses if use in one.agreed]
        if yeses and len(yeses) == len(uses):
            found[one.entry.wall] = Agreed(one.entry.fanzine, yeses[0].pages_hash)
    return found


def still_agreed(
    library: Library, exhibition_id: str, month: str, uses: Collection[Use], pages: Mapping[str, str]
) -> bool:
    """Whether paper with these pages (hashes by their fanzines) may leave for those uses in that month."""
    try:
        now = agreed_pages(library, exhibition_id, month, uses) if pages else {}
    except KeyError:  # erased at this moment
        return False
    return pages.items() <= {(one.fanzine, one.pages) for one in now.values()}
