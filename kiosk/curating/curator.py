"""What a facilitator does with the exhibition she has in hand, on this kiosk's wall or for elsewhere."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from exhibitions.curation.book import Made, exhibition_book
from exhibitions.curation.curate import agreed_to, try_out
from exhibitions.curation.hanging import hang, offered_for, take_down
from exhibitions.curation.on_paper import Agreed, agreed_pages, still_agreed
from exhibitions.curation.putting_up import Progress, PutUp, built, put_up
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.withdraw import end, forget
from exhibitions.exhibition import Exhibition
from exhibitions.show.folder import clear_former, holds_show
from fanzines.consents import Use
from fanzines.library import Library
from fanzines.model import Fanzine, Page
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import this_month
from kiosk.keeping.shows import PREVIEW, forget_preview, place_for, place_on_wall, put_on_wall


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the exhibitions: whether it hangs here, and whether a show of it was put up."""

    exhibition: Exhibition
    here: bool
    is_up: bool


class Curator:
    """Over an open library; `seal` is the kiosk's private key, `folder` where the kiosk keeps everything.

    `exhibition_id` is the one in hand; one that is gone, or an empty one, is the exhibition that hangs here.
    """

    def __init__(
        self,
        library: Library,
        seal: bytes,
        folder: Path,
        titles: Mapping[str, str],
        exhibition_id: str = "",
    ) -> None:
        self._library = library
        self._seal = seal
        self._folder = folder
        self._kept = Exhibitions(library)
        here = self._kept.current(titles)
        self._id = next((one.id for one in self._kept.exhibitions() if one.id == exhibition_id), here.id)

    @classmethod
    def of_kiosk(cls, keeper: Keeper, titles: Mapping[str, str], exhibition_id: str = "") -> Self:
        """The curator of an unlocked kiosk; `titles` name its first exhibition in every language."""
        return cls(keeper.open_library(), keeper.seal_key(), keeper.folder, titles, exhibition_id)

    @property
    def exhibition(self) -> Exhibition:
        """The exhibition in hand."""
        return self._kept.exhibition(self._id)

    @property
    def hangs_here(self) -> bool:
        """Whether it is the one on this kiosk's wall."""
        return self._kept.current({}).id == self._id

    @property
    def place(self) -> Path:
        """Where it is put up: each exhibition has a folder of its own."""
        kept = self._kept.place(self._id)
        if kept is not None:
            return kept
        wall = place_on_wall(self._folder)
        taken = wall.absolute() in (self._kept.place(one.id) for one in self._kept.exhibitions())
        return wall if self.hangs_here and not taken else place_for(self._folder, self._id)

    def listed(self) -> tuple[Listed, ...]:
        """Every exhibition, the one that hangs here first, the others in an order that tells nothing."""
        here = self._kept.current({}).id
        found = [Listed(one, one.id == here, self._is_up(one.id)) for one in self._kept.exhibitions()]
        return tuple(sorted(found, key=lambda one: not one.here))

    def choose(self, exhibition_id: str) -> None:
        """Take another one in hand. KeyError when there is none."""
        self._id = self._kept.exhibition(exhibition_id).id

    def begin(self, titles: Mapping[str, str]) -> None:
        """Take a new one in hand, empty, for the same visitors as the former one."""
        self._add(Exhibition(titles, languages=self.exhibition.languages, running=True))

    def copy(self) -> None:
        """Take a copy of it in hand, its title counted on."""
        made, number = self.exhibition.copied(), len(self._kept.exhibitions()) + 1
        self._add(replace(made, title={tag: f"{title} ({number})" for tag, title in made.title.items()}))

    def hang_here(self) -> None:
        """It hangs on this kiosk's wall from now on, or as soon as it is put up. OSError."""
        self._kept.hang_here(self._id)
        if self._is_up(self._id):
            put_on_wall(self._folder, self.place)

    def change(self, change: Callable[[Exhibition], Exhibition]) -> None:
        """Keep the exhibition in hand with that change."""
        self._kept.change(self._id, change)

    def end(self) -> None:
        """End it: its show comes down, what was agreed to for it is over; the next one is empty."""
        end(self._library, self.exhibition, key=self._seal, month=this_month())

    def forget(self) -> None:
        """Forget it whole and take the one in hand that hangs here. ValueError for that one itself."""
        forget(self._library, self._id)
        self._id = self._kept.current({}).id

    def offered(self) -> tuple[str, ...]:
        """The fanzines that were offered for it and do not hang yet, the newest month first."""
        exhibition = self.exhibition
        hung = {entry.fanzine for entry in exhibition.entries}
        free = set(offered_for(self._library, exhibition, this_month())) - hung
        months = {one.id: one.month for one in self._library.fanzines()}
        return tuple(sorted(free, key=lambda fanzine: months[fanzine], reverse=True))

    def cover(self, fanzine_id: str, index: int = 0) -> Page | None:
        """The page a fanzine is laid out by, while it is here and its maker agrees to this exhibition."""
        try:
            if index:
                fanzine = self.readable(fanzine_id)
                return fanzine.pages[min(index, len(fanzine.pages) - 1)] if fanzine else None
            agreed = agreed_to(self._library, self.exhibition, fanzine_id, this_month())
            return self._library.cover(fanzine_id) if Use.EXHIBITION in agreed else None
        except KeyError:
            return None

    def readable(self, fanzine_id: str) -> Fanzine | None:
        """A fanzine whose maker agrees to this exhibition, as others meet it; else None."""
        if Use.EXHIBITION not in agreed_to(self._library, self.exhibition, fanzine_id, this_month()):
            return None
        return self._library.fanzine(fanzine_id).folded

    def is_looked_at(self, fanzine_id: str) -> bool:
        """Whether everything a second look finds on it is settled."""
        return self._library.second_look(fanzine_id).is_complete

    def hang(self, fanzine_id: str, section: str = "", position: int | None = None) -> None:
        """Approve it and give it that place, the last one without a position. NotLookedAt."""
        hang(self._library, self._id, fanzine_id)
        self.move(fanzine_id, section, position)

    def move(self, fanzine_id: str, section: str, position: int | None = None) -> None:
        """Give what hangs another place. KeyError when it does not hang."""
        self.change(
            lambda now: now.moved(fanzine_id, section, len(now.entries) if position is None else position)
        )

    def take_down(self, fanzine_id: str) -> None:
        """Take it down, and its approval back unless it hangs elsewhere."""
        take_down(self._library, self._id, fanzine_id, key=self._seal, month=this_month())

    def publish(self, progress: Progress) -> PutUp:
        """Put up what is released now; where it hangs here it is on the wall then. OSError."""
        place = self.place
        done = put_up(
            self._library, self._id, key=self._seal, out=place, month=this_month(), progress=progress
        )
        if self.hangs_here and place_on_wall(self._folder) != place:
            put_on_wall(self._folder, place)
        return done

    def book(self, progress: Progress) -> Made:
        """The book of what may go onto paper now. PaperRefused, now or while it is written."""
        return exhibition_book(self._library, self._id, this_month(), progress)

    def agreed(self, uses: Collection[Use]) -> Mapping[str, Agreed]:
        """What is released for all of those uses now, by its name on the wall."""
        return agreed_pages(self._library, self._id, this_month(), uses)

    def still_agreed(self, uses: Collection[Use], pages: Mapping[str, str]) -> bool:
        """Whether paper with these pages, hashes by their fanzines, may still leave."""
        return still_agreed(self._library, self._id, this_month(), uses, pages)

    def clear_former(self) -> None:
        """Clear away what is left of the former show, once the new one is up."""
        clear_former(self.place)

    def try_out(self, progress: Progress) -> Path:
        """Build what visitors would see in a place of its own; `forget_preview` deletes it."""
        forget_preview(self._folder)
        out = self._folder / PREVIEW
        library, key, month = self._library, self._seal, this_month()
        built(lambda: try_out(library, self._id, key=key, out=out, month=month, progress=progress))
        return out

    def _add(self, exhibition: Exhibition) -> None:
        self._kept.add(exhibition)
        self._id = exhibition.id

    def _is_up(self, exhibition_id: str) -> bool:
        place = self._kept.place(exhibition_id)
        return place is not None and holds_show(place)
