"""The commands that need no window: picture, publish, serve."""

import contextlib
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from exhibitions.help import COUNTRIES
from exhibitions.story.phrases import phrases
from kiosk.commands.parts import FILE, FOLDER, OUT, Address, KioskKey, Refused, plainly, trust, write_out

if TYPE_CHECKING:
    from fanzines.file import FanzineFile

_NOTICED: Final = {
    "name": "what may be a name",
    "phone": "what may be a phone number",
    "handle": "an address on the internet",
    "place": "what may be an address",
}
FINEST: Final = 600
"""Dots to the inch: beyond it a picture of a page is larger than its photos are."""


@click.command()
@click.argument("show", type=FOLDER)
@click.option("--host", default="0.0.0.0", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--room-url", type=Address(), help="Where phones reach it, when that is another address.")
@trust
def serve(show: Path, host: str, port: int, room_url: str | None, trust: Sequence[bytes]) -> None:
    """Serve the stories of a SHOW to phones in the room, until Ctrl+C."""
    from exhibitions.room.serve import run_server

    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # its errors would quote what was asked for
    with (
        contextlib.suppress(KeyboardInterrupt),
        plainly(f"Port {port} cannot be used. Choose another one: perhaps a program has it already."),
    ):
        run_server(show, host, port, room_url=room_url or "", trusted=trust, tell=_say_where)


@click.command()
@click.argument("file", type=FILE)
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="1 is the front cover.")
@click.option(
    "--dpi", type=click.IntRange(10, FINEST), default=150, show_default=True, help="Dots to the inch."
)
@click.option("-o", "--output", type=OUT, required=True, help="The PNG to write.")
def picture(file: Path, page: int, dpi: int, output: Path) -> None:
    """Make a picture of one page of a .fanzine FILE."""
    from printing.pictures.picture import page_picture_png

    with plainly("The picture cannot be made."):
        held = _read(file)
        pages = held.fanzine.folded.pages
        if page > len(pages):
            raise Refused(f"There is no page {page}: this fanzine has {len(pages)}.")
        png = page_picture_png(pages[page - 1], held.photos.__getitem__, dpi)
    write_out(output, png)


@click.command()
@click.argument("files", type=click.Path(dir_okay=False, path_type=Path), nargs=-1, required=True)
@click.option("--trust", type=KioskKey(), multiple=True, required=True, help="A kiosk whose consents count.")
@click.option("--room-url", type=Address(), help="Where phones in the room reach the stories.")
@click.option("--web-url", type=Address(), help="Where the stories lie on the internet, if they do.")
@click.option("--title", default="", help="What stands over the exhibition.")
@click.option(
    "--language",
    "languages",
    type=click.Choice(tuple(phrases())),
    multiple=True,
    default=("en",),
    show_default=True,
    help="A language of the visitors; the title is in the first one.",
)
@click.option("--country", type=click.Choice(COUNTRIES), help="Whose help numbers are shown.")
@click.option("-o", "--output", type=FOLDER, required=True, help="The show's folder.")
def publish(
    files: Sequence[Path],
    trust: Sequence[bytes],
    room_url: str | None,
    web_url: str | None,
    title: str,
    languages: tuple[str, ...],
    country: str | None,
    output: Path,
) -> None:
    """Publish what the makers of .fanzine FILES agreed to, as a show.

    What was published there before, and is not now, is taken back for good. Words by which somebody might be
    known are told, and published: the kiosk that sealed the file had them answered. Faces are not looked for.
    """
    from exhibitions.curation.from_files import publish_files
    from kiosk.keeping.months import this_month

    with plainly("The show cannot be written."):
        published = publish_files(
            files,
            trusted=trust,
            out=output,
            month=this_month(),
            room_url=room_url or "",
            web_url=web_url,
            title={languages[0]: title} if title else None,
            languages=languages,
            country=country or "",
        )
    for left in published.left_out:
        click.echo(f"Left out: {left.file.name}{f' ({left.use})' if left.use else ''}: {left.why}", err=True)
    for one in published.noticed:
        what = ", ".join(_NOTICED[kind] for kind in one.kinds)
        click.echo(f"Look twice: {one.file.name}, page {one.page}: {what}.", err=True)
    click.echo(
        f"Fanzines on the wall: {len(published.show.entries)}. Stories: {len(published.show.stories())}."
    )


def _say_where(state: dict[str, str]) -> None:
    click.echo(f"The stories are at {state['url']} now. Press Ctrl+C to stop.")


def _read(file: Path) -> "FanzineFile":
    from fanzines.file import read

    return read(file.read_bytes())
