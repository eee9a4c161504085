"""What a facilitator can do with what was offered to her. She sees consents; she never sets one."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from exhibitions.curation.agreeing import agreed_anywhere
from exhibitions.curation.circle import released_for_circle
from exhibitions.curation.curate import agreed_to, ask, carried, may_be_carried
from exhibitions.curation.hanging import hang, hangs_anywhere, take_down, take_down_everywhere
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.withdraw import TakenBack, settle, withdraw
from exhibitions.exhibition import Exhibition
from fanzines.consents import BY_WORD_OF_MOUTH, Released, SpokenConsent, Use, WhySpoken, Yes
from fanzines.file.taking_in import take_in_file
from fanzines.library import Library, Summary
from fanzines.model import Fanzine, Page
from fanzines.plane import Box
from fanzines.readings import Reading
from fanzines.seal import key_as_text, public_key
from fanzines.second_look.findings import Finding, Sighting
from fanzines.second_look.look import Answer, Look
from fanzines.second_look.matches import Kind
from kiosk.keeping.keeper import AGREED_MONTHS, Keeper
from kiosk.keeping.months import months_from, this_month


@dataclass(frozen=True, slots=True)
class Offer:
    """One fanzine on the desk: its cover only when its maker offered something, else its month alone."""

    id: str
    month: str
    offered: frozenset[Use]
    hung: bool
    signed: bool
    cover: Page | None
    asked: bool
    """Whether its maker was asked about something, and has not answered."""
    may_hang: bool
    """Whether it may be hung on this kiosk's wall; what hangs may always be taken down."""


class NotAgreed(Exception):
    """She has not agreed to the exhibition, or it was not hung: it is not carried to others."""


class Desk:
    """The facilitator's desk over an open library; `seal` is the kiosk's private key."""

    def __init__(self, library: Library, seal: bytes, titles: Mapping[str, str]) -> None:
        self._library = library
        self._seal = seal
        self._titles = titles
        self._exhibitions = Exhibitions(library)

    @classmethod
    def of_kiosk(cls, keeper: Keeper, titles: Mapping[str, str]) -> Self:
        """The desk of an unlocked kiosk; `titles` name its exhibition in every language."""
        return cls(keeper.open_library(), keeper.seal_key(), titles)

    def offers(self) -> list[Offer]:
        """Everything in the library: what was offered, then the rest, each with the newest month first."""
        hung = {entry.fanzine for entry in self.exhibition().entries}
        found = [self._offer(summary, summary.id in hung) for summary in self._library.fanzines()]
        found.sort(key=lambda offer: offer.month, reverse=True)
        return sorted(found, key=lambda offer: not offer.offered)

    def agreed(self, fanzine_id: str) -> frozenset[Use]:
        """The uses its maker agrees to now, for these very pages, in any exhibition that is on."""
        return frozenset(self._said(fanzine_id))

    def spoken(self, fanzine_id: str) -> Mapping[Use, WhySpoken]:
        """What its maker agrees to now by word of mouth only, and why she told it."""
        said = self._said(fanzine_id)
        return {use: yes.why for use, yes in said.items() if isinstance(yes, SpokenConsent)}

    def refused(self, fanzine_id: str) -> frozenset[Use]:
        """The uses she took back with her own hand: only her hand gives them again."""
        return self._library.refused(fanzine_id)

    def may_be_told(self, fanzine_id: str) -> frozenset[Use]:
        """The uses a yes by word of mouth can be written down for: none while she keeps it for herself."""
        said = self._said(fanzine_id)
        hers = {use for use, yes in said.items() if not isinstance(yes, SpokenConsent)}
        return BY_WORD_OF_MOUTH - hers - self.refused(fanzine_id) if hers else frozenset()

    def write_down(self, fanzine_id: str, use: Use, why: WhySpoken) -> None:
        """Keep what she told: a yes to one use of the pages as they are, until this exhibition ends.

        One that was for another exhibition that is on stays for that one.
        NotAgreed when she keeps it for herself, or decided on that use with her own hand.
        """
        if use not in self.may_be_told(fanzine_id):
            raise NotAgreed("Only what she offers to a facilitator can be agreed to by word of mouth.")
        month, pages = this_month(), self._library.pages_hash(fanzine_id)
        former = self._said(fanzine_id).get(use)
        until = months_from(month, AGREED_MONTHS)
        run = former.exhibition if isinstance(former, SpokenConsent) else self.exhibition().run
        self._library.record_spoken(SpokenConsent(fanzine_id, use, pages, month, until, run, why))

    def strike_out(self, fanzine_id: str, use: Use) -> TakenBack | None:
        """She takes back what she told: it leaves the shows at once. What she agreed to herself stays."""
        if use not in self.spoken(fanzine_id):
            return None
        return withdraw(self._library, fanzine_id, (use,), key=self._seal, month=this_month())

    def exhibition(self) -> Exhibition:
        """The exhibition of this kiosk; made when there is none."""
        return self._exhibitions.current(self._titles)

    def look(self, fanzine_id: str) -> Look:
        """What a second look finds on its pages as they are, and what was answered."""
        return self._library.second_look(fanzine_id)

    def may_travel(self, fanzine_id: str) -> bool:
        """Whether all is settled, also about faces that lie beneath something: a file carries them."""
        return self._library.may_travel(fanzine_id)

    def answer(self, fanzine_id: str, finding: Finding, answer: Answer) -> bool:
        """Answer a finding. What is in doubt again is taken down until that is settled; whether it was."""
        if finding.kind is Kind.SPOT and answer is not Answer.WISH:
            self._library.ask_no_more(fanzine_id, finding)
        else:
            self._library.answer(fanzine_id, finding, answer)
        return self._taken_down_if_in_doubt(fanzine_id)

    def keep_faces(self, fanzine_id: str, page: Page) -> None:
        """A facilitator looked at that page herself, and saw nobody who does not agree."""
        self._library.keep_faces(fanzine_id, page, ())

    def ask_about(self, fanzine_id: str, page: Page, box: Box) -> bool:
        """Ask its maker about a place on that page, which no program found; whether it was taken down."""
        self._library.ask_about(fanzine_id, page, Sighting(Kind.SPOT, None, box))
        return self._taken_down_if_in_doubt(fanzine_id)

    def hang(self, fanzine_id: str) -> None:
        """Approve its pages as they are and give it a place on the wall. NotLookedAt."""
        hang(self._library, self.exhibition().id, fanzine_id)

    def approve(self, fanzine_id: str) -> None:
        """Approve its pages as they are for what its maker agreed to. NotLookedAt."""
        self._library.approve(fanzine_id, self._library.pages_hash(fanzine_id))

    def may_be_unapproved(self, fanzine_id: str) -> bool:
        """Whether it is approved, and hangs nowhere: what hangs is taken down where it hangs."""
        return self._library.approval(fanzine_id) is not None and not hangs_anywhere(
            self._library, fanzine_id
        )

    def unapprove(self, fanzine_id: str) -> None:
        """Take the approval back of what hangs nowhere: nobody sees it in a circle any more, or on paper."""
        if self.may_be_unapproved(fanzine_id):
            take_down_everywhere(self._library, fanzine_id, key=self._seal, month=this_month())

    def reading(self, fanzine_id: str) -> Reading | None:
        """What was read aloud of it, when its maker agrees that others hear it; nobody hears it before."""
        return self._library.reading(fanzine_id) if Use.VOICE in self.agreed(fanzine_id) else None

    def sound(self, fanzine_id: str, reading: Reading) -> bytes:
        """The sound of that reading. NotAgreed when its maker does not agree to it any more."""
        now = self.reading(fanzine_id)
        if now is None or now.digest != reading.digest:
            raise NotAgreed("Its maker agrees to another reading, or to none.")
        return self._library.sound(fanzine_id, reading.digest)

    def heard(self, fanzine_id: str, reading: Reading) -> None:
        """A facilitator listened to that reading to its end; nothing happens when it is gone."""
        with suppress(KeyError):
            self._library.keep_heard(fanzine_id, reading.digest)

    def approve_reading(self, fanzine_id: str, reading: Reading) -> None:
        """Others may hear that reading, where its maker agreed to it. NotHeard; KeyError when it is gone."""
        self._library.approve_reading(fanzine_id, reading.digest)

    def unapprove_reading(self, fanzine_id: str) -> None:
        """Nobody hears its reading any more, at once."""
        self._library.unapprove_reading(fanzine_id)
        settle(self._library, key=self._seal, month=this_month())

    def take_down(self, fanzine_id: str) -> None:
        """Take it off the wall, and its approval back unless it hangs in another exhibition."""
        take_down(self._library, self.exhibition().id, fanzine_id, key=self._seal, month=this_month())

    @property
    def key(self) -> str:
        """This kiosk's public key as others type it, for `publish --trust`."""
        return key_as_text(public_key(self._seal))

    def export(self, fanzine_id: str) -> bytes:
        """A fanzine as a .fanzine file, with what its maker agreed to sealed by this kiosk. NotAgreed."""
        exhibition, month = self.exhibition(), this_month()
        file = carried(self._library, exhibition, fanzine_id, key=self._seal, month=month)
        if file is None:
            raise NotAgreed("Its maker has not agreed to show it elsewhere.")
        return file

    def take_in(self, data: bytes) -> Fanzine:
        """A .fanzine file from elsewhere into the library, without any consents. FileRefused."""
        return self._library.fanzine(take_in_file(self._library, data))

    def may_export(self, fanzine_id: str) -> bool:
        """Whether it may be carried to a partner: released for the exhibition, and not for this one only."""
        return may_be_carried(self._library, self.exhibition(), fanzine_id, this_month())

    def may_print(self, fanzine_id: str) -> bool:
        """Whether it may be printed for others."""
        return self.released_for_paper(fanzine_id) is not None

    def released_for_paper(self, fanzine_id: str) -> Released | None:
        """The fanzine when it may be printed for others, else None."""
        return self._released(fanzine_id, Use.PAPER)

    def released_for_circle(self, fanzine_id: str) -> Released | None:
        """The fanzine when it may be shown in circles, else None; also when it is gone."""
        return released_for_circle(self._library, fanzine_id, this_month())

    def _offer(self, summary: Summary, hung: bool) -> Offer:
        offered = self.agreed(summary.id)
        cover = self._library.cover(summary.id) if offered else None
        asked = Answer.WISH in self._library.answers_about(summary.id) and bool(self.look(summary.id).wishes)
        month = this_month()
        may_hang = hung or Use.EXHIBITION in agreed_to(self._library, self.exhibition(), summary.id, month)
        return Offer(summary.id, summary.month, offered, hung, bool(summary.shelf), cover, asked, may_hang)

    def _said(self, fanzine_id: str) -> Mapping[Use, Yes]:
        return agreed_anywhere(self._library, fanzine_id, this_month())

    def _taken_down_if_in_doubt(self, fanzine_id: str) -> bool:
        doubted = self._library.approval(fanzine_id) is not None and not self.look(fanzine_id).is_complete
        if doubted:
            take_down_everywhere(self._library, fanzine_id, key=self._seal, month=this_month())
        return doubted

    def _released(self, fanzine_id: str, use: Use) -> Released | None:
        fanzine = self._library.fanzine(fanzine_id)
        month, kept = this_month(), (self.exhibition(), *self._exhibitions.exhibitions())
        answers = (ask(self._library, one, fanzine, use, month) for one in kept)
        return next((answer for answer in answers if isinstance(answer, Released)), None)
