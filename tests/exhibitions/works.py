"""Real fanzines with canaries in them: words and colours that must be found only where they were released."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from exhibitions.exhibition import Entry
from exhibitions.publishing.sounding import Voice
from exhibitions.publishing.work import Work
from fanzines.consents import Approval, Consent, Recording, Released, Use, pages_hash, release
from fanzines.model import (
    Direction,
    Fanzine,
    Fold,
    Page,
    Paper,
    Photo,
    Placement,
    Words,
    new_id,
)
from fanzines.photos import TakenPhoto, take_in

MONTH = "2026-11"
UNTIL = "2027-05"


def canary_photo(colour: str) -> TakenPhoto:
    """A photograph of one flat colour."""
    file = BytesIO()
    Image.new("RGB", (120, 160), colour).save(file, "PNG")
    return take_in(file.getvalue())


def canary(word: str, photo: TakenPhoto, *, pages: int = 1) -> Fanzine:
    """A fanzine whose pages say one word over one photograph."""
    made = tuple(
        Page(
            new_id(),
            (
                Photo(new_id(), Placement(74, 105), photo.digest, 148, 210),
                Paper(new_id(), Placement(74, 60), "plain", "#F6F1E7", 120, 60),
                Words(new_id(), Placement(74, 50), word, 110, size=24),
            ),
        )
        for _ in range(pages)
    )
    return Fanzine(new_id(), MONTH, Fold.MINI, Direction.LTR, "en", made)


def agreed(fanzine: Fanzine, uses: Collection[Use]) -> dict[Use, Released]:
    """Releases for those uses, as her consent and an approval give them."""
    pages = pages_hash(fanzine)
    released = {}
    for use in uses:
        consent, approval = Consent(fanzine.id, use, pages, MONTH, UNTIL), Approval(fanzine.id, pages)
        answer = release(fanzine, use, consent=consent, approval=approval, running=True, month=MONTH)
        assert isinstance(answer, Released)
        released[use] = answer
    return released


def work(fanzine: Fanzine, photo: TakenPhoto, uses: Collection[Use]) -> Work:
    """The fanzine on its way into a show for those uses."""
    entry = Entry(fanzine.id, {"en": "A title"})
    photos = {photo.digest: photo.data}
    return Work(entry, agreed(fanzine, uses), dict.fromkeys(uses, UNTIL), photos.__getitem__)


def heard(work: Work, sound: bytes) -> Work:
    """The same, read aloud, and heard wherever it is shown."""
    fanzine, digest = work.fanzine, sha256(sound).hexdigest()
    pages = pages_hash(fanzine)
    answer = release(
        fanzine,
        Use.VOICE,
        consent=Consent(fanzine.id, Use.VOICE, pages, MONTH, UNTIL, None, digest),
        approval=Approval(fanzine.id, pages),
        running=True,
        month=MONTH,
        recording=Recording(digest, approved=True),
    )
    assert isinstance(answer, Released)
    return replace(
        work,
        released={**work.released, Use.VOICE: answer},
        until={**work.until, Use.VOICE: UNTIL},
        voice=Voice(digest, fanzine.language, lambda: sound),
    )


def shows_colour(path: Path, colour: tuple[int, int, int], *, tolerance: int = 12) -> bool:
    """Whether a picture, or a picture in a PDF, holds a patch of that colour."""
    if path.suffix == ".webp":
        with Image.open(path) as picture:
            return _holds(picture, colour, tolerance)
    if path.suffix == ".pdf":
        with pikepdf.open(path) as document:
            found = [pikepdf.PdfImage(one) for one in document.objects if _is_picture(one)]
            return any(_holds(one.as_pil_image(), colour, tolerance) for one in found)
    return False


def _pixels(flat: bytes) -> Iterator[bytes]:
    """The bytes three by three."""
    return (flat[at : at + 3] for at in range(0, len(flat), 3))


def _is_picture(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"


def _holds(picture: Image.Image, colour: tuple[int, int, int], tolerance: int) -> bool:
    flat = picture.convert("RGB").resize((24, 34), Image.Resampling.NEAREST).tobytes()
    near = (
        all(abs(part - wanted) <= tolerance for part, wanted in zip(pixel, colour, strict=True))
        for pixel in _pixels(flat)
    )
    return sum(near) >= 20
