"""A second look as a facilitator has finished it."""

from fanzines.consents import pages_hash
from fanzines.library import Library
from fanzines.second_look.findings import FACES
from fanzines.second_look.look import Answer


def look_through(library: Library, fanzine_id: str) -> None:
    """She looked at every page by eye, saw nobody, and everything else is meant so."""
    fanzine = library.fanzine(fanzine_id)
    for page in fanzine.folded.pages:
        library.keep_faces(fanzine_id, page, ())
    for finding in library.second_look(fanzine_id).open:
        answer = Answer.NOBODY if finding.kind in FACES else Answer.MEANT
        library.answer(fanzine_id, finding, answer)


def approve(library: Library, fanzine_id: str) -> None:
    """The facilitator's yes to the pages as they are, after a second look."""
    look_through(library, fanzine_id)
    library.approve(fanzine_id, pages_hash(library.fanzine(fanzine_id)))
