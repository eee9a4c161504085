"""Collects the app's messages into assets/locale/fanzine.pot and brings every translation up to date.

Says what each language lacks, and writes down which are complete: the app offers those and no others.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from kiosk.speeches import COMPLETE
from scripts.messages import ROOT, find
from scripts.notes import notes_for

LOCALE: Final = ROOT / "assets" / "locale"
TEMPLATE: Final = LOCALE / "fanzine.pot"
WHOLE: Final = ROOT.joinpath("assets", *COMPLETE)
_UNTOLD: Final = tuple(
    f'"{name}'.encode()
    for name in (
        *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team"),
        *("Report-Msgid-Bugs-To", "Generated-By"),
    )
)
_SOME, _SHORT = 3, 40
_HEAD: Final = "# Messages of the fanzine kiosk."


def template(root: Path = ROOT) -> Catalog:
    """Every message of the app, untranslated."""
    catalog = Catalog(project="fanzine-kiosk", version="1", header_comment=_HEAD, fuzzy=False)
    for message in find(root)[0]:
        text = (message.text, message.plural) if message.plural else message.text
        catalog.add(text, locations=[(message.file, 0)])
    for kept in catalog:
        if kept.id:
            files = [file for file, _line in kept.locations]
            kept.auto_comments = list(notes_for(forms(kept.id)[0], files, counted=kept.pluralizable))
    return catalog


def translations() -> Iterator[tuple[str, Path]]:
    """The tag of each language there is a translation for, and its file."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/fanzine.po")):
        yield path.parent.parent.name, path


def read(path: Path, language: str | None = None) -> Catalog:
    """A catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(path: Path, catalog: Catalog) -> None:
    """The same file for the same messages: without dates, line numbers and names of people."""
    made = BytesIO()
    write_po(made, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    lines = made.getvalue().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(_UNTOLD)))


def lacking(catalog: Catalog, fresh: Catalog) -> list[str]:
    """Messages without a translation, or with one that somebody marked as uncertain."""
    whole = {one.id for one in catalog if one.id and not one.fuzzy and all(forms(one.string))}
    return [forms(one.id)[0] for one in fresh if one.id and one.id not in whole]


def complete(catalogs: Iterable[tuple[str, Catalog]], fresh: Catalog) -> list[str]:
    """The languages that lack nothing."""
    return [language for language, catalog in catalogs if not lacking(catalog, fresh)]


def main() -> int:
    """Write all catalogues; 0."""
    fresh = template()
    LOCALE.mkdir(exist_ok=True)
    write(TEMPLATE, fresh)
    catalogs: list[tuple[str, Catalog]] = []
    for language, path in translations():
        catalog = read(path, language)
        catalog.update(fresh, no_fuzzy_matching=True)
        catalog.fuzzy = False
        write(path, catalog)
        catalogs.append((language, catalog))
        print(_told(language, len(catalog), lacking(catalog, fresh)))
    WHOLE.write_text(json.dumps(complete(catalogs, fresh)) + "\n", "utf-8")
    for unclear in find()[1]:
        print(f"{unclear.file}:{unclear.line}: this sentence is put together at run time and stays English.")
    return 0


def _told(language: str, count: int, missing: Sequence[str]) -> str:
    if not missing:
        return f"{language}: {count} messages, none without a translation: the app offers it."
    some = "; ".join(f"“{one[:_SHORT]}…”" if len(one) > _SHORT else f"“{one}”" for one in missing[:_SOME])
    return f"{language}: {count} messages, {len(missing)} without a translation: not offered. {some}"


def forms(string: str | Sequence[str] | None) -> tuple[str, ...]:
    """A translation's forms: one, or one for each kind of number; an empty one where there is none yet."""
    return (string or "",) if isinstance(string, str | None) else tuple(string)


if __name__ == "__main__":
    sys.exit(main())
