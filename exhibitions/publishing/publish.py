"""Publishing: from released fanzines to a sealed show that stands by itself, put in place in one step.

What was made of the same pages before is taken over from the former show, file by file.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from exhibitions.exhibition import Exhibition, Frame
from exhibitions.help import help_cards
from exhibitions.publishing.back_notes import back_note
from exhibitions.publishing.made import Made, MadePage, told_of
from exhibitions.publishing.making import make
from exhibitions.publishing.pictures import WIDTHS, Widths
from exhibitions.publishing.sounding import heard_in, sounded
from exhibitions.publishing.work import Unchanged, Work
from exhibitions.show.address import web_path
from exhibitions.show.folder import carry_over, next_version
from exhibitions.show.help import HelpCard, card_as_json
from exhibitions.show.manifest import check_files, write_manifest
from exhibitions.show.reading import SHOW, Said, Show, ShowFrame, sealed_show
from exhibitions.show.slips import HungSlip, slips_as_json
from exhibitions.story.site import Site, Told
from exhibitions.themes import in_order, themes
from fanzines.as_json import canonical
from fanzines.consents import Use
from fanzines.seal import public_key
from printing.products.back_note import BackNote

FAR: Final = "9999-12"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Publication:
    """A show that was put in place, and what was made of each work in it, by its fanzine."""

    show: Show
    made: Mapping[str, Made]


def publish(
    exhibition: Exhibition,
    works: Sequence[Work | Unchanged],
    *,
    gone: Collection[str],
    key: bytes,
    out: Path,
    sequence: int,
    former: Show | None = None,
    slips: Mapping[str, Sequence[HungSlip]] | None = None,
    day: str = "",
    progress: Progress = lambda done, of: None,
    widths: Widths = WIDTHS,
    still: Callable[[], bool] = lambda: True,
) -> Publication:
    """Build the show of an exhibition under `out` and make it the current one; the former one is deleted.

    `gone` are the slugs that were taken back, `key` the kiosk's private key, `former` the show that holds
    what is unchanged, `slips` what hangs beside each fanzine, `day` (YYYY-MM-DD, else today) the one on which
    the help cards must hold. Until the last moment `out` holds the former show, whatever happens; a show that
    fails its own check is never put in place, nor is one of which `still` says at that moment that it does
    not hold any more: Overtaken.
    """
    known = former.files if former else {}
    cards = help_cards(exhibition.frame, day or date.today().isoformat())
    with next_version(out, still) as folder:
        build = _Build(exhibition, folder, former, frozenset(gone), cards, slips or {}, progress, widths)
        made = build.write(works)
        last = max((month for work in works for month in work.until.values()), default=FAR)
        taken = {name: known[name] for name in build.taken}
        write_manifest(folder, key, sequence=sequence, valid_until=last, gone=gone, known=taken)
        show = sealed_show(folder, trusted=(public_key(key),))
        check_files(folder, {name: sha for name, sha in show.files.items() if name not in taken})
    return Publication(show, made)


class _Build:
    """One version of a show being written into its folder; `taken` are the files of the former one."""

    def __init__(
        self,
        exhibition: Exhibition,
        folder: Path,
        former: Show | None,
        gone: frozenset[str],
        cards: tuple[HelpCard, ...],
        slips: Mapping[str, Sequence[HungSlip]],
        progress: Progress,
        widths: Widths,
    ) -> None:
        self.taken: set[str] = set()
        self._taking: list[Future[None]] = []
        self._exhibition = exhibition
        self._folder = folder
        self._former = former
        self._pages_before = _story_pages(former.files) if former else {}
        self._gone = gone
        self._cards = cards
        self._slips = slips
        self._progress = progress
        self._widths = widths
        prefix = web_path(exhibition.web_url) if exhibition.web_url else ""
        around = exhibition.languages, cards, _shown(exhibition.frame)
        self._sites = {
            Use.ROOM: Site(folder / "site" / "room", "", *around),
            Use.WEB: Site(folder / "site" / "web", prefix, *around),
        }

    def write(self, works: Sequence[Work | Unchanged]) -> Mapping[str, Made]:
        """Everything but the manifest."""
        for name in ("pictures", "booklets"):
            (self._folder / name).mkdir()
        for site in self._sites.values():
            site.prepare()
        with ThreadPoolExecutor(1) as self._hands:
            made = self._write(works)
            for taking in self._taking:
                taking.result()
        return made

    def _write(self, works: Sequence[Work | Unchanged]) -> Mapping[str, Made]:
        entries, made = [], {}
        for done, work in enumerate(works):
            self._progress(done, len(works))
            one = self._told(work, self._sounded(work, self._made(work)))
            made[work.entry.fanzine] = one
            entries += self._work(work, one)
        self._sites[Use.WEB].withdraw(self._gone)
        if self._exhibition.web_url:
            self._sites[Use.WEB].tell_apache(self._gone)
        (self._folder / SHOW).write_bytes(canonical(self._as_json(works, entries, made)))
        self._progress(len(works), len(works))
        return made

    def _made(self, work: Work | Unchanged) -> Made:
        if isinstance(work, Work):
            return make(work, self._folder, self._sites, self._widths, self._note(work))
        if self._former is None:
            raise ValueError("what is unchanged is in a former show")
        self._take(work.made.files(work.entry))
        return work.made

    def _sounded(self, work: Work | Unchanged, made: Made) -> Made:
        """Write what is heard of it, or take it over where it is the very same sound."""
        there = self._former.files if self._former else {}

        def take(name: str) -> bool:
            if name in there:
                self._take((name,))
            return name in there

        sounds = sounded(self._folder, work.entry, work.uses, work.voice, made.sounds, take)
        return made if sounds == made.sounds else replace(made, sounds=sounds)

    def _note(self, work: Work) -> BackNote | None:
        return back_note(self._exhibition, work.entry, work.uses, self._cards)

    def _take(self, files: Collection[str]) -> None:
        assert self._former is not None
        # Tens of thousands of second names are given beside everything else.
        self._taking.append(self._hands.submit(carry_over, self._former.folder, self._folder, files))
        self.taken.update(files)

    def _told(self, work: Work | Unchanged, made: Made) -> Made:
        """Write its story pages, or take them over where nothing that stands on them changed."""
        entry, count = work.entry, len(made.pages)
        key = told_of(entry, made, self._sites.values())
        translations, descriptions = _by_page(entry.translations, count), _by_page(entry.descriptions, count)
        for use, pictures in made.stories.items():
            before = self._pages_before.get((use.value, entry.slug(use)), ())
            if isinstance(work, Unchanged) and made.told == key and before:
                self._take(before)
                continue
            words = tuple(page.words for page in made.pages)
            texts = entry.title, entry.note, made.language, words, translations, descriptions
            told = Told(*texts, pictures, made.sounds.by_language(use))
            self._sites[use].add(entry.slug(use), told)
        return made if made.told == key else replace(made, told=key)

    def _as_json(
        self, works: Sequence[Work | Unchanged], entries: list[dict[str, Any]], made: Mapping[str, Made]
    ) -> dict[str, Any]:
        exhibition = self._exhibition
        until = {
            work.entry.slug(use): work.until[use] for work in works for use in self._sites if use in work.uses
        }
        return {
            "title": dict(exhibition.title),
            "introduction": dict(exhibition.introduction),
            "languages": list(exhibition.languages),
            "room_url": exhibition.room_url or None,
            "web_url": exhibition.web_url,
            "until": until,
            "heard_until": {
                made[work.entry.fanzine].sounds.files[use]: work.until[Use.VOICE]
                for work in works
                for use in heard_in(work.uses)
            },
            "entries": entries,
            "sections": [asdict(section) for section in exhibition.sections],
            "themes": _themes(entries),
            "frame": asdict(_shown(exhibition.frame)),
            "help": [card_as_json(card) for card in self._cards],
            "wifi": asdict(exhibition.wifi) if exhibition.wifi and exhibition.in_room else None,
            "booklets_a_day": exhibition.booklets_a_day,
            "answers": exhibition.answers,
        }

    def _work(self, work: Work | Unchanged, made: Made) -> list[dict[str, Any]]:
        entry, count = work.entry, len(made.pages)
        if Use.EXHIBITION not in work.uses:
            return []
        texts = _by_page(entry.translations, count), _by_page(entry.descriptions, count)
        pages = zip(made.pages, *texts, strict=True)
        return [
            {
                "key": entry.wall,
                "title": dict(entry.title),
                "note": dict(entry.note),
                "language": made.language,
                "direction": made.direction,
                "until": work.until[Use.EXHIBITION],
                "pages": [_page(*page) for page in pages],
                "booklets": [dict(booklet) for booklet in made.booklets],
                "room": entry.room if Use.ROOM in work.uses else None,
                "web": entry.web if Use.WEB in work.uses else None,
                "section": entry.section,
                "cover": min(entry.cover, count - 1),
                "themes": list(entry.themes),
                "readings": made.sounds.by_language(Use.EXHIBITION),
                "slips": slips_as_json(self._slips.get(entry.fanzine, ())),
            }
        ]


def _themes(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the entries are about, in words that come along: another kiosk may know other themes."""
    named, known = in_order(name for entry in entries for name in entry["themes"]), themes()
    return [{"name": name, "title": dict(known[name].title)} for name in named if name in known]


def _page(page: MadePage, translations: Mapping[str, str], descriptions: Mapping[str, str]) -> dict[str, Any]:
    return {
        "picture": page.picture,
        "thumb": page.thumb,
        "words": [_said(one) for one in page.words],
        "translations": dict(translations),
        "descriptions": dict(descriptions),
    }


def _story_pages(files: Collection[str]) -> dict[tuple[str, str], list[str]]:
    """The pages of each story of a show, by its use and its slug."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in files:
        if name.startswith("site/") and name.endswith(".html") and name.count("/") == 4:
            _, use, _, slug, _ = name.split("/")
            found.setdefault((use, slug), []).append(name)
    return found


def _shown(frame: Frame) -> ShowFrame:
    return ShowFrame(frame.when, frame.where, frame.partners, frame.funder, frame.disclaimer, frame.country)


def _by_page(texts: Mapping[str, tuple[str, ...]], count: int) -> tuple[Mapping[str, str], ...]:
    return tuple(
        {language: pages[at] for language, pages in texts.items() if at < len(pages)} for at in range(count)
    )


def _said(one: Said) -> dict[str, str]:
    return {"text": one.text, "language": one.language, "direction": one.direction}
