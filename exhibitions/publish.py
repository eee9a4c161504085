"""Publishing: from released fanzines to a sealed show that stands by itself, put in place in one step."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, Final

from printing.booklet import press
from printing.picture import page_picture

from exhibitions.address import new_slug, web_path
from exhibitions.exhibition import Exhibition
from exhibitions.folder import new_version, point_to, tidy
from exhibitions.manifest import write_manifest
from exhibitions.pictures import DPI, WIDEST, narrowed, write_webp
from exhibitions.show import SHOW, Said, Show, open_show
from exhibitions.site import Site, Told
from exhibitions.spoken import said_on
from exhibitions.story import HelpLine
from exhibitions.work import Work
from fanzines.as_json import canonical
from fanzines.consents import Use
from fanzines.model import Fold
from fanzines.seal import public_key
from printing.paper import A4

THUMB: Final = 320
QUALITY: Final = 80
FAR: Final = "9999-12"

Progress = Callable[[int, int], None]


def publish(
    exhibition: Exhibition,
    works: Sequence[Work],
    *,
    gone: Collection[str],
    key: bytes,
    out: Path,
    sequence: int,
    help_lines: Sequence[HelpLine] = (),
    progress: Progress = lambda done, of: None,
) -> Show:
    """Build the show of an exhibition under `out` and make it the current one; the former one is deleted.

    `gone` are the slugs that were taken back, `key` the kiosk's private key. Until the last moment `out`
    holds the former show, whatever happens; a show that fails its own check is never put in place.
    """
    tidy(out)
    folder = new_version(out)
    _Build(exhibition, folder, frozenset(gone), tuple(help_lines), progress).write(works)
    last = max((month for work in works for month in work.until.values()), default=FAR)
    write_manifest(folder, key, sequence=sequence, valid_until=last, gone=gone)
    open_show(folder, trusted=(public_key(key),))
    point_to(folder)
    tidy(out)
    return open_show(out)


class _Build:
    """One version of a show being written into its folder."""

    def __init__(
        self,
        exhibition: Exhibition,
        folder: Path,
        gone: frozenset[str],
        help_lines: tuple[HelpLine, ...],
        progress: Progress,
    ) -> None:
        self._exhibition = exhibition
        self._folder = folder
        self._gone = gone
        self._progress = progress
        languages, prefix = exhibition.languages, web_path(exhibition.web_url) if exhibition.web_url else ""
        self._sites = {
            Use.ROOM: Site(folder / "site" / "room", languages, "", help_lines),
            Use.WEB: Site(folder / "site" / "web", languages, prefix, help_lines),
        }

    def write(self, works: Sequence[Work]) -> None:
        """Everything but the manifest."""
        for name in ("pictures", "booklets"):
            (self._folder / name).mkdir()
        for site in self._sites.values():
            site.prepare()
        entries = []
        for done, work in enumerate(works):
            self._progress(done, len(works))
            entry = self._work(work)
            entries += [entry] if entry else []
        self._sites[Use.WEB].withdraw(self._gone)
        (self._folder / SHOW).write_bytes(canonical(self._as_json(works, entries)))
        self._progress(len(works), len(works))

    def _as_json(self, works: Sequence[Work], entries: list[dict[str, Any]]) -> dict[str, Any]:
        exhibition = self._exhibition
        until = {
            work.entry.slug(use): work.until[use]
            for work in works
            for use in self._sites
            if use in work.released
        }
        return {
            "title": dict(exhibition.title),
            "introduction": dict(exhibition.introduction),
            "languages": list(exhibition.languages),
            "room_url": exhibition.room_url or None,
            "web_url": exhibition.web_url,
            "until": until,
            "entries": entries,
        }

    def _work(self, work: Work) -> dict[str, Any] | None:
        told = self._told(work)
        for use, site in self._sites.items():
            if use in work.released:
                site.add(work.entry.slug(use), told)
        return self._entry(work, told) if Use.EXHIBITION in work.released else None

    def _told(self, work: Work) -> Told:
        fanzine, entry = work.fanzine, work.entry
        pages = fanzine.pages
        return Told(
            title=entry.title,
            note=entry.note,
            language=fanzine.language,
            words=tuple(said_on(page, fanzine, work.photos) for page in pages),
            translations=tuple(
                {language: texts[at] for language, texts in entry.translations.items() if at < len(texts)}
                for at in range(len(pages))
            ),
            pictures=tuple(narrowed(page_picture(page, work.photos, DPI), WIDEST) for page in pages),
        )

    def _entry(self, work: Work, told: Told) -> dict[str, Any]:
        entry, fanzine = work.entry, work.fanzine
        return {
            "key": entry.wall,
            "title": dict(entry.title),
            "note": dict(entry.note),
            "language": fanzine.language,
            "direction": fanzine.direction.value,
            "until": work.until[Use.EXHIBITION],
            "pages": [self._page(told, at) for at in range(len(fanzine.pages))],
            "booklets": self._booklets(work) if Use.PAPER in work.released else [],
            "room": entry.room if Use.ROOM in work.released else None,
            "web": entry.web if Use.WEB in work.released else None,
        }

    def _page(self, told: Told, at: int) -> dict[str, Any]:
        names = (f"pictures/{new_slug()}.webp", f"pictures/{new_slug()}.webp")
        for name, width in zip(names, (WIDEST, THUMB), strict=True):
            write_webp(self._folder / name, narrowed(told.pictures[at], width), QUALITY)
        return {
            "picture": names[0],
            "thumb": names[1],
            "words": [_said(one) for one in told.words[at]],
            "translations": dict(told.translations[at]),
        }

    def _booklets(self, work: Work) -> list[dict[str, str]]:
        made = []
        for fold in Fold:
            name = f"booklets/{work.entry.wall}-{fold.value}-{A4.name}.pdf"
            (self._folder / name).write_bytes(press(work.fanzine, work.photos, fold=fold, paper=A4))
            made.append({"fold": fold.value, "paper": A4.name, "file": name})
        return made


def _said(one: Said) -> dict[str, str]:
    return {"text": one.text, "language": one.language, "direction": one.direction}
