"""How a second look speaks: what was found, what can be answered, what was answered."""

from typing import Final, NamedTuple

from exhibitions.publishing.spoken import nobody_sees
from fanzines.model import Page, Words
from fanzines.photos import PhotoSource
from fanzines.second_look.findings import FACES, Finding
from fanzines.second_look.look import Answer
from fanzines.second_look.matches import Kind
from kiosk.language import N_, tongue

ICONS: Final = {
    Kind.FACE: "user-focus",
    Kind.HIDDEN_FACE: "sticker",
    Kind.NAME: "identification-card",
    Kind.PHONE: "phone",
    Kind.HANDLE: "at",
    Kind.PLACE: "map-pin",
    Kind.SPOT: "crosshair",
}
SENTENCES: Final = {
    Kind.FACE: N_("A face. Is it herself, or does this person agree?"),
    Kind.HIDDEN_FACE: N_("Nobody sees this face here, but a file on a stick holds the whole photo."),
    Kind.NAME: N_("This may be the name of somebody, or of a place."),
    Kind.PHONE: N_("This may be a phone number, or another that leads to somebody."),
    Kind.HANDLE: N_("This leads to somebody on the internet."),
    Kind.PLACE: N_("This may say where somebody can be found."),
    Kind.SPOT: N_("You ask her about this place."),
}
ANSWERED: Final = {
    Answer.MEANT: N_("Answered: it is meant so."),
    Answer.AGREED: N_("Answered: this person agreed."),
    Answer.NOBODY: N_("Answered: it is nobody."),
    Answer.WISH: N_("She is asked when she comes back. Until then it waits."),
    Answer.STAYS: N_("She says: it stays as it is."),
}
FACE_STAYS: Final = N_("She says: it stays. Show it only if you know that this person agrees.")
NOTHING: Final = N_("Nothing was found. Turn the pages and look yourself: tattoos, street signs, uniforms.")
ALL: Final = N_("All is answered here. Look once more yourself: tattoos, street signs, uniforms.")
SOUGHT: Final = N_("Faces were looked for. Some are always missed: look yourself, too.")
SEEKING: Final = N_("Looking for faces: page {page} of {pages}")
NOT_SOUGHT: Final = N_("Faces cannot be looked for on this kiosk. Turn every page and look yourself.")
TAKEN_DOWN: Final = N_("It is off the wall until this is settled.")
NO_PHOTOS: Final = N_("There are no photos, so faces were not looked for.")


NOT_SEEN: Final = N_("Nobody sees these words here, but a file on a stick holds them.")


class Choice(NamedTuple):
    """One answer that can be touched."""

    answer: Answer
    icon: str
    text: str


_ASK: Final = Choice(Answer.WISH, "chat-circle-dots", N_("Ask her: could it be covered?"))
_OF_FACES: Final = (
    Choice(Answer.AGREED, "handshake", N_("Herself, or agreed")),
    Choice(Answer.NOBODY, "smiley-blank", N_("It is nobody")),
    _ASK,
)
_OF_WORDS: Final = (Choice(Answer.MEANT, "check", N_("It is meant so")), _ASK)
_OF_SPOTS: Final = (Choice(Answer.MEANT, "x-circle", N_("Do not ask her")),)


def choices(kind: Kind) -> tuple[Choice, ...]:
    """What a facilitator can answer to a finding of that kind."""
    if kind in FACES:
        return _OF_FACES
    return _OF_SPOTS if kind is Kind.SPOT else _OF_WORDS


def sentence(finding: Finding | None, any_found: bool) -> str:
    """What stands beside the page, as a message of the catalogues."""
    return SENTENCES[finding.kind] if finding else ALL if any_found else NOTHING


def not_seen(finding: Finding, page: Page, photos: PhotoSource) -> str:
    """That words are found which nobody sees, in the app's language; empty when they are seen."""
    words = next((item for item in page.items if item.id == finding.item), None)
    if not isinstance(words, Words) or not nobody_sees(words, finding.where, page, photos):
        return ""
    return tongue.words(NOT_SEEN)


def of_faces(pages: int, unsought: int, *, failed: bool) -> str:
    """How the search for faces stands, in the app's language."""
    if not pages:
        return tongue.words(NO_PHOTOS)
    if failed:
        return tongue.words(NOT_SOUGHT)
    return tongue.words(SEEKING if unsought else SOUGHT).format(page=pages - unsought + 1, pages=pages)


def of_changes(count: int) -> str:
    """What she did about what she was asked, in the app's language; empty when nothing."""
    if not count:
        return ""
    said = tongue.plural(
        "She changed {count} place you asked about.", "She changed {count} places you asked about.", count
    )
    return said.format(count=count)


def answered(kind: Kind, answer: Answer | None) -> str:
    """What was answered to it, as a message of the catalogues; empty when nothing was."""
    if answer is None:
        return ""
    return FACE_STAYS if kind in FACES and answer is Answer.STAYS else ANSWERED[answer]
