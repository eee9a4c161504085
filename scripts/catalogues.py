"""Collects the app's messages into assets/locale/fanzine.pot and brings every translation up to date."""

import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from scripts.messages import ROOT, find

LOCALE: Final = ROOT / "assets" / "locale"
TEMPLATE: Final = LOCALE / "fanzine.pot"
_UNTOLD: Final = tuple(
    f'"{name}'.encode()
    for name in (
        *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team"),
        *("Report-Msgid-Bugs-To", "Generated-By"),
    )
)
_HEAD: Final = "# Messages of the fanzine kiosk."


def template(root: Path = ROOT) -> Catalog:
    """Every message of the app, untranslated."""
    catalog = Catalog(project="fanzine-kiosk", version="1", header_comment=_HEAD, fuzzy=False)
    for message in find(root)[0]:
        text = (message.text, message.plural) if message.plural else message.text
        catalog.add(text, locations=[(message.file, 0)])
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


def main() -> int:
    """Write all catalogues; 0."""
    fresh = template()
    LOCALE.mkdir(exist_ok=True)
    write(TEMPLATE, fresh)
    for language, path in translations():
        catalog = read(path, language)
        catalog.update(fresh, no_fuzzy_matching=True)
        catalog.fuzzy = False
        write(path, catalog)
        missing = sum(not all(forms(message.string)) for message in catalog if message.id)
        print(f"{language}: {len(catalog)} messages, {missing} without a translation.")
    for unclear in find()[1]:
        print(f"{unclear.file}:{unclear.line}: this sentence is put together at run time and stays English.")
    return 0


def forms(string: str | Sequence[str] | None) -> tuple[str, ...]:
    """A translation's forms: one, or one for each kind of number; an empty one where there is none yet."""
    return (string or "",) if isinstance(string, str | None) else tuple(string)


if __name__ == "__main__":
    sys.exit(main())
