"""The commands that make paper of an exhibition: labels, a poster, sheets of codes, a book."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

import click

from exhibitions.help import COUNTRIES
from exhibitions.story.phrases import phrases
from kiosk.commands.parts import FOLDER, OUT, Address, KioskKey, plainly, trust, write_out

SHEETS: Final = ("A4", "A3", "Letter", "Tabloid")
LARGE: Final = ("A3", "A2", "A1", "Tabloid")
PAGES: Final = "pages"

room = click.option("--room-url", type=Address(), help="Where phones in the room reach the stories.")
out = click.option("-o", "--output", type=OUT, required=True, help="The PDF to write.")


@click.command()
@click.argument("show", type=FOLDER)
@click.option("--per-sheet", type=click.IntRange(1, 8), default=4, show_default=True)
@click.option("--paper", type=click.Choice(("A4", "Letter")), default="A4", show_default=True)
@room
@out
@trust
def labels(
    show: Path, per_sheet: int, paper: str, room_url: str | None, output: Path, trust: Sequence[bytes]
) -> None:
    """Make a PDF of labels for the wall from a SHOW: titles, and codes that open the stories on a phone."""
    from exhibitions.publishing.labelling import addresses, show_labels
    from exhibitions.room.asking import not_checked
    from exhibitions.show.reading import open_show
    from kiosk.keeping.months import this_month
    from printing.paper import SIZES

    with plainly("The labels cannot be made."):
        opened, month, url = open_show(show, trusted=trust, every_file=False), this_month(), room_url or ""
        pdf = show_labels(opened, month, room_url=url, per_sheet=per_sheet, paper=SIZES[paper])
    write_out(output, pdf)
    for address in not_checked(addresses(opened, month, url)):
        click.echo(f"Not checked yet: {address} did not answer.", err=True)


@click.command()
@click.argument("show", type=FOLDER)
@click.option("--paper", type=click.Choice(SHEETS), default="A4", show_default=True, help="In the printer.")
@click.option("--large", type=click.Choice(LARGE), help="Put together from several sheets, as large as that.")
@out
@trust
def poster(show: Path, paper: str, large: str | None, output: Path, trust: Sequence[bytes]) -> None:
    """Make a PDF of a poster from a SHOW: its title, when and where, and covers that may go onto paper."""
    from exhibitions.publishing.posters import show_poster
    from exhibitions.show.reading import open_show
    from kiosk.keeping.months import this_month
    from printing.paper import POSTER_SIZES, SIZES

    with plainly("The poster cannot be made."):
        opened, size = open_show(show, trusted=trust, every_file=False), SIZES[paper]
        whole, sheets = (POSTER_SIZES[large], size) if large else (size, None)
        pdf = show_poster(opened, this_month(), whole, sheets=sheets)
    write_out(output, pdf)


@click.command()
@click.argument("show", type=FOLDER)
@click.option("--paper", type=click.Choice(("A4", "Letter")), default="A4", show_default=True)
@room
@out
@trust
def codes(show: Path, paper: str, room_url: str | None, output: Path, trust: Sequence[bytes]) -> None:
    """Make a PDF of sheets for the room: codes for the network, the stories, and who may be called."""
    from exhibitions.publishing.posters import show_codes
    from exhibitions.show.reading import open_show
    from printing.paper import SIZES

    with plainly("The sheets of codes cannot be made."):
        opened = open_show(show, trusted=trust, every_file=False)
        today = date.today().isoformat()
        pdf = show_codes(opened, today, room_url=room_url or "", paper=SIZES[paper])
    write_out(output, pdf)


@click.command()
@click.argument("files", type=click.Path(dir_okay=False, path_type=Path), nargs=-1, required=True)
@click.option("--trust", type=KioskKey(), multiple=True, required=True, help="A kiosk whose consents count.")
@click.option("--title", default="", help="What stands on its cover.")
@click.option("--word", default="", help="A word by those who make it, before all else.")
@click.option(
    "--language",
    "languages",
    type=click.Choice(tuple(phrases())),
    multiple=True,
    default=("en",),
    show_default=True,
    help="A language of its readers; title and word are in the first one, and it is bound as that reads.",
)
@click.option("--country", type=click.Choice(COUNTRIES), help="Whose help lines stand in it.")
@click.option(
    "--paper",
    type=click.Choice((*SHEETS[:3], PAGES)),
    default="A4",
    show_default=True,
    help="Sheets to be folded in signatures, a page being half of one; or A5 pages for a copy shop.",
)
@click.option("--weight", type=click.IntRange(40, 400), help="The paper's, g/m²: inner pages move by it.")
@out
def book(
    files: Sequence[Path],
    trust: Sequence[bytes],
    title: str,
    word: str,
    languages: tuple[str, ...],
    country: str | None,
    paper: str,
    weight: int | None,
    output: Path,
) -> None:
    """Make a book of all .fanzine FILES whose makers agreed to paper: contents, imprint, help lines."""
    from exhibitions.curation.book_from_files import book_of_files
    from printing.paper import SIZES, thickness
    from printing.products.anthology.press import write_book, write_book_sheets

    leading, file = languages[0], BytesIO()
    with plainly("The book cannot be made."):
        made, left_out = book_of_files(
            files,
            trusted=trust,
            day=date.today().isoformat(),
            title={leading: title} if title else None,
            foreword={leading: word} if word else None,
            languages=languages,
            country=country or "",
        )
        if paper == PAGES:
            write_book(file, made)
        else:
            write_book_sheets(file, made, paper=SIZES[paper], thickness=thickness(weight) if weight else 0.0)
    write_out(output, file.getvalue())
    for left in left_out:
        click.echo(f"Left out: {left.file.name}: {left.why}", err=True)
    click.echo(f"Fanzines in the book: {len(made.chapters)}.")
