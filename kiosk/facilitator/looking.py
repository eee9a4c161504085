"""Where a facilitator is in a second look at one fanzine: which page lies there, what is asked about."""

from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Fanzine, Page
from fanzines.plane import Box
from fanzines.second_look.findings import FACES, Finding, has_photos
from fanzines.second_look.look import Answer, Look
from fanzines.second_look.matches import Kind
from kiosk.facilitator.desk import Desk
from kiosk.widgets.close_look import seen_of

SPOT: Final = 26.0
"""How wide and high (mm) a place is that she touches."""


class Looking:
    """Answers go to the desk; `carrying`: faces that lie beneath something count, too. LibraryError."""

    def __init__(self, desk: Desk, fanzine: Fanzine, *, carrying: bool) -> None:
        self._desk, self._fanzine, self._carrying = desk, fanzine.folded, carrying
        self.index = 0
        self._chosen: str | None = None
        self._turned: set[int] = set()
        self._not_sought: set[str] = set()
        self.look: Look = desk.look(fanzine.id)
        self.go_to_open()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages others will meet."""
        return self._fanzine.pages

    @property
    def page(self) -> Page:
        """The one that lies there."""
        return self.pages[self.index]

    @property
    def here(self) -> tuple[Finding, ...]:
        """What was found on it."""
        return tuple(one for one in self.look.findings if one.page == self.page.id)

    @property
    def finding(self) -> Finding | None:
        """What is asked about."""
        return next((one for one in self.look.findings if one.digest == self._chosen), None)

    @property
    def number(self) -> int:
        """Its number among all that was found, 0 when nothing is chosen."""
        return self.look.findings.index(self.finding) + 1 if self.finding else 0

    @property
    def open(self) -> tuple[Finding, ...]:
        """What waits for an answer that settles it, in reading order."""
        waiting = {*self.look.open, *(self.look.hidden if self._carrying else ())}
        return tuple(one for one in self.look.findings if one in waiting)

    @property
    def unanswered_words(self) -> tuple[Finding, ...]:
        """Open words that nothing was answered to, nor asked about."""
        return tuple(one for one in self.look.open if one.kind not in FACES and not self.look.answer(one))

    @property
    def is_complete(self) -> bool:
        """Whether what was to be done may be done."""
        return self.look.is_complete and not (self._carrying and self.look.hidden)

    @property
    def with_photos(self) -> int:
        """On how many pages faces have to be looked for."""
        return sum(has_photos(page) for page in self.pages)

    @property
    def could_not_seek(self) -> bool:
        """Whether there is a page on which no program could look for faces."""
        return bool(self._not_sought & self.look.unsought)

    @property
    def may_answer_by_eye(self) -> bool:
        """Whether she has turned every page that only her own eyes can search."""
        turned = {self.pages[index].id for index in self._turned}
        return bool(self.look.unsought) and self.look.unsought <= self._not_sought & turned

    def choose(self, finding: Finding) -> None:
        """Ask about this one; its page lies there."""
        self._chosen = finding.digest
        self._turn([page.id for page in self.pages].index(finding.page))

    def turn_to(self, index: int) -> None:
        """Lay another page there; what is open on it is asked about first."""
        self._turn(min(max(index, 0), len(self.pages) - 1))
        here = (*(one for one in self.here if one in self.open), *self.here)
        self._chosen = here[0].digest if here else None

    def step(self, by: int) -> None:
        """The next of all that was found, or the one before."""
        findings = self.look.findings
        if findings:
            at = findings.index(self.finding) + by if self.finding else 0
            self.choose(findings[at % len(findings)])

    def go_to_open(self) -> None:
        """The first that nobody answered yet, from this page on; when there is none all stays as it is."""
        waiting = [one for one in self.open if self.look.answer(one) is not Answer.WISH]
        ids = [page.id for page in self.pages]
        onward = [one for one in waiting if ids.index(one.page) >= self.index]
        if waiting:
            self.choose((onward or waiting)[0])
        else:
            self._turn(self.index)

    def touch(self, x: float, y: float) -> None:
        """Choose what was found there on the page (mm)."""
        for one in self.here:
            if any(seen_of(box).holds(x, y) for box in one.where):
                self.choose(one)
                return

    def answer(self, finding: Finding, answer: Answer) -> bool:
        """Answer it; whether the fanzine was taken down for it."""
        taken_down = self._desk.answer(self._fanzine.id, finding, answer)
        self.read()
        return taken_down

    def ask_about(self, x: float, y: float) -> bool:
        """Ask her about a place on the page (mm) that nothing else found; whether it was taken down."""
        half = SPOT / 2
        x, y = min(max(x, half), PAGE_WIDTH - half), min(max(y, half), PAGE_HEIGHT - half)
        box = Box(x - half, y - half, x + half, y + half)
        taken_down = self._desk.ask_about(self._fanzine.id, self.page, box)
        self.read()
        asked = next(one for one in self.here if one.kind is Kind.SPOT and one.where == (box,))
        self.choose(asked)
        return taken_down

    def seen_by_eye(self) -> None:
        """She has looked herself, and saw nobody who does not agree."""
        for page in self.pages:
            if page.id in self.look.unsought:
                self._desk.keep_faces(self._fanzine.id, page)
        self.read()

    def sought(self, page_id: str, done: bool) -> None:
        """A program has looked for faces on that page, or could not."""
        if not done:
            self._not_sought.add(page_id)
        self.read()
        if self.finding is None or self.finding not in self.open:
            self.go_to_open()

    def read(self) -> None:
        """What was found and answered by now."""
        self.look = self._desk.look(self._fanzine.id)

    def _turn(self, index: int) -> None:
        self.index = index
        self._turned.add(index)
