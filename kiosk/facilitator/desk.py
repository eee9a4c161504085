"""What a facilitator can do with what was offered to her. She sees consents; she never sets one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from exhibitions.curate import Standing, publish_exhibition
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.show import Show, open_show
from exhibitions.store import Exhibitions
from exhibitions.withdraw import settle
from fanzines.consents import Released, Use, pages_hash, release
from fanzines.file import write
from fanzines.file.taking_in import take_in_file
from fanzines.library import Library, Summary
from fanzines.model import Fanzine, Page
from fanzines.seal import Agreed, key_as_text, public_key, sign_consents
from kiosk.keeper import Keeper
from kiosk.months import this_month


@dataclass(frozen=True, slots=True)
class Offer:
    """One fanzine on the desk: its cover only when its maker offered something, else its month alone."""

    id: str
    month: str
    offered: frozenset[Use]
    hung: bool
    signed: bool
    cover: Page | None

    @property
    def may_hang(self) -> bool:
        """Whether it may be hung; what hangs may always be taken down."""
        return self.hung or Use.EXHIBITION in self.offered

    @property
    def may_open(self) -> bool:
        """Whether a facilitator may open it for its maker: without a sign nobody else could."""
        return not self.signed


class NotAgreed(Exception):
    """She has not agreed to the exhibition, or it was not hung: it is not carried to others."""


class Desk:
    """The facilitator's desk over an open library; `seal` is the kiosk's private key."""

    def __init__(self, library: Library, seal: bytes, show_folder: Path, titles: Mapping[str, str]) -> None:
        self._library = library
        self._seal = seal
        self._show_folder = show_folder
        self._titles = titles
        self._exhibitions = Exhibitions(library)

    @classmethod
    def of_kiosk(cls, keeper: Keeper, titles: Mapping[str, str]) -> Self:
        """The desk of an unlocked kiosk; `titles` name its exhibition in every language."""
        return cls(keeper.open_library(), keeper.seal_key(), keeper.show_home, titles)

    def offers(self) -> list[Offer]:
        """Everything in the library: what was offered, then the rest, each with the newest month first."""
        hung = {entry.fanzine for entry in self.exhibition().entries}
        found = [self._offer(summary, summary.id in hung) for summary in self._library.fanzines()]
        found.sort(key=lambda offer: offer.month, reverse=True)
        return sorted(found, key=lambda offer: not offer.offered)

    def agreed(self, fanzine: Fanzine) -> frozenset[Use]:
        """The uses its maker agrees to now, for these very pages."""
        now, month = pages_hash(fanzine), this_month()
        consents = self._library.consents(fanzine.id)
        return frozenset(c.use for c in consents if c.pages_hash == now and c.given <= month <= c.until)

    def exhibition(self) -> Exhibition:
        """The exhibition of this kiosk; made when there is none."""
        kept = self._exhibitions.exhibitions()
        if kept:
            return kept[0]
        made = Exhibition(title=self._titles, languages=("en", "ar"), running=True)
        self._exhibitions.save(made)
        return made

    def hang(self, fanzine_id: str) -> None:
        """Approve its pages as they are and give it a place on the wall."""
        fanzine = self._library.fanzine(fanzine_id)
        self._library.approve(fanzine_id, pages_hash(fanzine))
        exhibition = self.exhibition()
        if all(entry.fanzine != fanzine_id for entry in exhibition.entries):
            self._exhibitions.save(exhibition.with_entry(Entry(fanzine_id)))

    def take_down(self, fanzine_id: str) -> None:
        """Take the approval back and bring the show down to what is left."""
        self._library.unapprove(fanzine_id)
        self._exhibitions.save(self.exhibition().without(fanzine_id))
        settle(self._library, key=self._seal, month=this_month())

    def publish(self, progress: Callable[[int, int], None]) -> tuple[Show, tuple[Standing, ...]]:
        """Publish what is released now; what is taken back while the show is built comes down again."""
        exhibition = replace(self.exhibition(), running=True)
        self._exhibitions.save(exhibition)
        try:
            show, standings = self._publish(exhibition.id, progress)
        except FileNotFoundError:  # a yes was taken back meanwhile: what was being built is cleared away
            show, standings = self._publish(exhibition.id, progress)
        settled = settle(self._library, key=self._seal, month=this_month())
        if any(one.left or one.taken_down for one in settled):
            show = open_show(self._show_folder, trusted=(public_key(self._seal),))
        return show, standings

    @property
    def key(self) -> str:
        """This kiosk's public key as others type it, for `publish --trust`."""
        return key_as_text(public_key(self._seal))

    def export(self, fanzine_id: str) -> bytes:
        """A fanzine as a .fanzine file, with what its maker agreed to sealed by this kiosk. NotAgreed."""
        if not self.may_export(fanzine_id):
            raise NotAgreed("Its maker has not agreed to show it elsewhere.")
        fanzine = self._library.fanzine(fanzine_id)
        now = pages_hash(fanzine)
        agreed = [
            Agreed(consent.use, consent.given, consent.until)
            for consent in self._library.consents(fanzine_id)
            if consent.use in self.agreed(fanzine)
        ]
        return write(fanzine.folded, self._library.photo, sign_consents(self._seal, fanzine_id, now, agreed))

    def take_in(self, data: bytes) -> None:
        """A .fanzine file from elsewhere into the library, without any consents. FileRefused."""
        take_in_file(self._library, data)

    def may_export(self, fanzine_id: str) -> bool:
        """Whether it may be carried to a partner: for that it has to be released for the exhibition."""
        return self._released(fanzine_id, Use.EXHIBITION) is not None

    def may_print(self, fanzine_id: str) -> bool:
        """Whether it may be printed for others."""
        return self.released_for_paper(fanzine_id) is not None

    def released_for_paper(self, fanzine_id: str) -> Released | None:
        """The fanzine when it may be printed for others, else None."""
        return self._released(fanzine_id, Use.PAPER)

    def _offer(self, summary: Summary, hung: bool) -> Offer:
        fanzine = self._library.fanzine(summary.id)
        offered = self.agreed(fanzine)
        cover = fanzine.pages[0] if offered else None
        return Offer(summary.id, summary.month, offered, hung, bool(summary.shelf), cover)

    def _publish(
        self, exhibition_id: str, progress: Callable[[int, int], None]
    ) -> tuple[Show, tuple[Standing, ...]]:
        return publish_exhibition(
            self._library,
            exhibition_id,
            key=self._seal,
            out=self._show_folder,
            month=this_month(),
            progress=progress,
        )

    def _released(self, fanzine_id: str, use: Use) -> Released | None:
        fanzine = self._library.fanzine(fanzine_id)
        consent = next((c for c in self._library.consents(fanzine_id) if c.use is use), None)
        answer = release(
            fanzine,
            use,
            consent=consent,
            approval=self._library.approval(fanzine_id),
            running=True,
            month=this_month(),
        )
        return answer if isinstance(answer, Released) else None
