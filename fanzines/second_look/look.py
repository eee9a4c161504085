"""A second look at a whole fanzine: what is found on its pages now, and what was answered about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fanzines.model import Fanzine, Page
from fanzines.second_look.findings import (
    FACES,
    Finding,
    Sighting,
    finding_of,
    has_photos,
    page_digest,
    words_on,
)
from fanzines.second_look.matches import Kind


class Answer(StrEnum):
    """What was answered: `STAYS` by its maker, the rest by a facilitator, who sends a `WISH` to the maker.

    `AGREED`: who is seen agreed, or is the maker; which of the two is not kept. `NOBODY`: it is no face.
    """

    MEANT = "meant"
    AGREED = "agreed"
    NOBODY = "nobody"
    WISH = "wish"
    STAYS = "stays"


_OF_FACES: Final = frozenset({Answer.AGREED, Answer.NOBODY})
_OF_OTHERS: Final = frozenset({Answer.MEANT, Answer.STAYS})


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of earlier looks: `searched` what pages were when faces were sought on them,
    `sighted` what was seen on which page and the digest it had, `answers` by digest.
    """

    searched: Mapping[str, str]
    sighted: tuple[tuple[str, Sighting, str], ...]
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Look:
    """All that is found on the pages as they are, in reading order; `unsought` are pages on which nobody
    has looked for faces yet, `changed` how many wishes were about what is not there any more.
    """

    findings: tuple[Finding, ...]
    answers: Mapping[str, Answer]
    unsought: frozenset[str]
    changed: int

    def answer(self, finding: Finding) -> Answer | None:
        """What was answered, or None."""
        return self.answers.get(finding.digest)

    def is_open(self, finding: Finding) -> bool:
        """Whether it still waits for an answer that settles it. A maker's "it stays" settles no face."""
        return self.answer(finding) not in closing(finding.kind)

    @property
    def open(self) -> tuple[Finding, ...]:
        """What has to be answered before anybody else sees these pages."""
        return tuple(one for one in self.findings if one.kind is not Kind.HIDDEN_FACE and self.is_open(one))

    @property
    def hidden(self) -> tuple[Finding, ...]:
        """Open faces that are not seen, but are in the photos' bytes: a file for partners carries them."""
        return tuple(one for one in self.findings if one.kind is Kind.HIDDEN_FACE and self.is_open(one))

    @property
    def wishes(self) -> tuple[Finding, ...]:
        """What its maker was asked to cover, and has not answered."""
        return tuple(one for one in self.findings if self.answer(one) is Answer.WISH)

    @property
    def is_complete(self) -> bool:
        """Whether everything on every page was looked at and settled."""
        return not self.open and not self.unsought


def look_at(fanzine: Fanzine, kept: Kept) -> Look:
    """The look at a fanzine as it is now; pages that rest beside it are met by nobody."""
    pages = fanzine.folded.pages
    findings = tuple(one for page in pages for one in _on_page(page, fanzine.language, kept))
    there = {one.digest for one in findings}
    answers = {digest: answer for digest, answer in kept.answers.items() if digest in there}
    asked = [digest for digest, answer in kept.answers.items() if answer is Answer.WISH]
    unsought = frozenset(
        page.id for page in pages if has_photos(page) and kept.searched.get(page.id) != page_digest(page)
    )
    return Look(findings, answers, unsought, sum(digest not in there for digest in asked))


def closing(kind: Kind) -> frozenset[Answer]:
    """The answers that settle a finding of that kind."""
    return _OF_FACES if kind in FACES else _OF_OTHERS


def may_answer(kind: Kind, answer: Answer) -> bool:
    """Whether that is an answer to a finding of that kind."""
    return answer in closing(kind) | {Answer.WISH, Answer.STAYS}


def _on_page(page: Page, language: str, kept: Kept) -> list[Finding]:
    found = list(words_on(page, language))
    for page_id, sighting, digest in kept.sighted:
        if page_id == page.id and (finding := finding_of(page, sighting)).digest == digest:
            found.append(finding)
    return sorted(found, key=lambda one: min((box.top for box in one.where), default=0.0))
