"""Publishing: from released fanzines to a sealed show that stands by itself, put in place in one step."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from PIL import Image

from exhibitions.exhibition import Exhibition
from exhibitions.publishing.pictures import WIDTHS, Widths, dpi_for, flattened, for_story, webp
from exhibitions.publishing.spoken import said_on
from exhibitions.publishing.work import Work
from exhibitions.show.address import new_slug, web_path
from exhibitions.show.folder import next_version
from exhibitions.show.manifest import write_manifest
from exhibitions.show.reading import SHOW, Said, Show, open_show
from exhibitions.story.page import HelpLine
from exhibitions.story.site import Site, Told
from fanzines.as_json import canonical
from fanzines.consents import Use
from fanzines.model import Fold
from fanzines.seal import public_key
from printing.booklet import press
from printing.imposition import PressRefused
from printing.paper import A4
from printing.picture import page_picture

WALL_QUALITY: Final = 76
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
    widths: Widths = WIDTHS,
) -> Show:
    """Build the show of an exhibition under `out` and make it the current one; the former one is deleted.

    `gone` are the slugs that were taken back, `key` the kiosk's private key. Until the last moment `out`
    holds the former show, whatever happens; a show that fails its own check is never put in place.
    """
    with next_version(out) as folder:
        _Build(exhibition, folder, frozenset(gone), tuple(help_lines), progress, widths).write(works)
        last = max((month for work in works for month in work.until.values()), default=FAR)
        write_manifest(folder, key, sequence=sequence, valid_until=last, gone=gone)
        return open_show(folder, trusted=(public_key(key),))


class _Build:
    """One version of a show being written into its folder."""

    def __init__(
        self,
        exhibition: Exhibition,
        folder: Path,
        gone: frozenset[str],
        help_lines: tuple[HelpLine, ...],
        progress: Progress,
        widths: Widths,
    ) -> None:
        self._exhibition = exhibition
        self._folder = folder
        self._gone = gone
        self._progress = progress
        self._widths = widths
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
        if self._exhibition.web_url:
            self._sites[Use.WEB].tell_apache(self._gone)
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
            "sections": [asdict(section) for section in exhibition.sections],
            "frame": asdict(exhibition.frame),
            "wifi": asdict(exhibition.wifi) if exhibition.wifi and exhibition.in_room else None,
            "booklets_a_day": exhibition.booklets_a_day,
            "answers": exhibition.answers,
        }

    def _work(self, work: Work) -> dict[str, Any] | None:
        pictures = _pictures(work, self._widths)
        told = self._told(work, pictures)
        for use, site in self._sites.items():
            if use in work.released:
                site.add(work.entry.slug(use), told)
        return self._entry(work, told, pictures) if Use.EXHIBITION in work.released else None

    def _told(self, work: Work, pictures: Sequence[Image.Image]) -> Told:
        fanzine, entry = work.fanzine, work.entry
        return Told(
            title=entry.title,
            note=entry.note,
            language=fanzine.language,
            words=tuple(said_on(page, fanzine, work.photos) for page in fanzine.pages),
            translations=_page_by_page(entry.translations, len(fanzine.pages)),
            descriptions=_page_by_page(entry.descriptions, len(fanzine.pages)),
            pictures=tuple(for_story(picture, self._widths.story) for picture in pictures)
            if self._has_story(work)
            else (),
        )

    def _has_story(self, work: Work) -> bool:
        return not self._sites.keys().isdisjoint(work.released)

    def _entry(self, work: Work, told: Told, pictures: Sequence[Image.Image]) -> dict[str, Any]:
        entry, fanzine = work.entry, work.fanzine
        return {
            "key": entry.wall,
            "title": dict(entry.title),
            "note": dict(entry.note),
            "language": fanzine.language,
            "direction": fanzine.direction.value,
            "until": work.until[Use.EXHIBITION],
            "pages": [self._page(told, at, picture) for at, picture in enumerate(pictures)],
            "booklets": list(self._booklets(work, pictures)) if Use.PAPER in work.released else [],
            "room": entry.room if Use.ROOM in work.released else None,
            "web": entry.web if Use.WEB in work.released else None,
            "section": entry.section,
            "cover": min(entry.cover, len(pictures) - 1),
        }

    def _page(self, told: Told, at: int, picture: Image.Image) -> dict[str, Any]:
        names = (f"pictures/{new_slug()}.webp", f"pictures/{new_slug()}.webp")
        for name, width in zip(names, (self._widths.wall, self._widths.thumb), strict=True):
            (self._folder / name).write_bytes(webp(picture, width, WALL_QUALITY).data)
        return {
            "picture": names[0],
            "thumb": names[1],
            "words": [_said(one) for one in told.words[at]],
            "translations": dict(told.translations[at]),
            "descriptions": dict(told.descriptions[at]),
        }

    def _booklets(self, work: Work, pictures: Sequence[Image.Image]) -> Iterator[dict[str, str]]:
        for fold in _folds(work):
            width = self._widths.on_paper(fold)
            flat, photos = flattened(work.fanzine, pictures, width)
            name = f"booklets/{work.entry.wall}-{fold.value}-{A4.name}.pdf"
            try:
                (self._folder / name).write_bytes(press(flat, photos, fold=fold, paper=A4))
            except PressRefused:
                continue  # too many pages for that fold
            yield {"fold": fold.value, "paper": A4.name, "file": name}


def _folds(work: Work) -> tuple[Fold, ...]:
    """How visitors can have it on paper: a poster stays one, pages are folded or stapled."""
    return (Fold.POSTER,) if work.fanzine.fold is Fold.POSTER else (Fold.MINI, Fold.SADDLE)


def _pictures(work: Work, widths: Widths) -> tuple[Image.Image, ...]:
    """One picture of each page, large enough for all that is made of it."""
    on_paper = [widths.on_paper(fold) for fold in _folds(work)] if Use.PAPER in work.released else []
    width = max((widths.wall, *on_paper))
    return tuple(page_picture(page, work.photos, dpi_for(width)) for page in work.fanzine.pages)


def _page_by_page(texts: Mapping[str, tuple[str, ...]], count: int) -> tuple[Mapping[str, str], ...]:
    return tuple(
        {language: pages[at] for language, pages in texts.items() if at < len(pages)} for at in range(count)
    )


def _said(one: Said) -> dict[str, str]:
    return {"text": one.text, "language": one.language, "direction": one.direction}
