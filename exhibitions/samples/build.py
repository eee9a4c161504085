"""From the sample texts and layouts to fanzines, and from those to the sample show."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import assets
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.publishing.publish import publish
from exhibitions.publishing.work import Work
from exhibitions.samples import balcony, fig, morning
from exhibitions.samples.kit import taken
from exhibitions.show.reading import Show, open_show
from fanzines.consents import Approval, Consent, Released, Use, pages_hash, release
from fanzines.model import Direction, Fanzine, Fold, new_id
from fanzines.seal import new_private_key

MONTH: Final = "2026-11"
FAR: Final = "9999-12"

_LAYOUTS: Final = {"slow-morning": morning.LAYOUTS, "balcony": balcony.LAYOUTS, "fig": fig.LAYOUTS}
_PHOTOS: Final = ("brushes.jpg", "cat.jpg", "coffee.jpg", "dandelions.jpg", "fig.jpg")
_USES: Final = {
    "slow-morning": (Use.EXHIBITION, Use.PAPER, Use.ROOM),
    "balcony": (Use.EXHIBITION, Use.PAPER, Use.ROOM),
    "fig": (Use.EXHIBITION, Use.ROOM),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample fanzine, with its title and note by language."""

    key: str
    fanzine: Fanzine
    title: dict[str, str]
    note: dict[str, str]


def samples() -> tuple[Sample, ...]:
    """The three sample fanzines, in the order they hang."""
    return tuple(_sample(value) for value in json.loads(assets.text("sample", "texts.json")))


def sample_works() -> tuple[Work, ...]:
    """The sample fanzines as they are published."""
    return tuple(_work(sample) for sample in samples())


def sample_photos(digest: str) -> bytes:
    """The kept bytes of a sample photograph; KeyError for any other."""
    return {taken(name).digest: taken(name).data for name in _PHOTOS}[digest]


def publish_samples(out: Path) -> Show:
    """Publish the sample show, sealed with a key that is thrown away, as a show without a pointer."""
    works = sample_works()
    exhibition = Exhibition(
        title={"en": "Small rooms", "ar": "غرف صغيرة", "es": "Cuartos pequeños", "fr": "Petites chambres"},
        introduction={
            "en": "Three fanzines made to try the kiosk. Nobody's story.",
            "ar": "ثلاث مجلّات صغيرة صُنعت لتجربة الكشك. ليست قصة أحد.",
            "es": "Tres fanzines hechos para probar el quiosco. No son la historia de nadie.",
            "fr": "Trois fanzines faits pour essayer la borne. Ce n'est l'histoire de personne.",
        },
        languages=("en", "ar", "es", "fr"),
        running=True,
        entries=tuple(work.entry for work in works),
    )
    with tempfile.TemporaryDirectory() as place:
        key, built = new_private_key(), Path(place) / "show"
        show = publish(exhibition, works, gone=(), key=key, out=built, sequence=1).show
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(show.folder, out)
    return open_show(out)


def _sample(value: dict[str, Any]) -> Sample:
    laid = zip(_LAYOUTS[value["key"]], value["pages"], strict=True)
    pages = tuple(layout(page["words"]) for layout, page in laid)
    direction = Direction(value["direction"])
    fanzine = Fanzine(new_id(), MONTH, Fold.MINI, direction, value["language"], pages)
    return Sample(value["key"], fanzine, value["title"], value["note"])


def _work(sample: Sample) -> Work:
    uses = _USES[sample.key]
    entry = Entry(sample.fanzine.id, sample.title, sample.note)
    released = {use: _released(sample.fanzine, use) for use in uses}
    return Work(entry, released, dict.fromkeys(uses, FAR), sample_photos)


def _released(fanzine: Fanzine, use: Use) -> Released:
    pages = pages_hash(fanzine)
    consent = Consent(fanzine.id, use, pages, MONTH, FAR)
    approval = Approval(fanzine.id, pages)
    answer = release(fanzine, use, consent=consent, approval=approval, running=True, month=MONTH)
    if not isinstance(answer, Released):
        raise AssertionError("a sample is agreed to by those who made it")
    return answer
