"""The commands that carry shows to other kiosks: card, pack, unpack, send; how an exchange begins."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kiosk.commands.parts import FILE, FOLDER, OUT, KioskCard, KioskKey, Refused, plainly, trust, write_out

if TYPE_CHECKING:
    from exhibitions.exchange.card import Card
    from exhibitions.exchange.folder import Exchange

NOT_HERS: Final = "Only whoever published a show can pack it: its .curation file is not beside it."
NOBODY: Final = "Say with --trust whose exhibition is shown: the card or the key of the kiosk that makes it."
NO_SHOW: Final = "There is no exhibition for this machine in that folder yet. Its card for partners is:"
_MODULE_PX: Final = 8


@click.command()
@click.argument("show", type=FOLDER)
@click.option("-o", "--output", type=OUT, help="A picture (.png) or a .fanzinecard file to write as well.")
def card(show: Path, output: Path | None) -> None:
    """Say the card by which partners know the machine that shows SHOW.

    Its keys are made at first, and kept in the folder. Compare the mark before you trust.
    """
    from exhibitions.exchange.identity import identity_in

    with plainly("The keys of this machine cannot be kept."):
        _check_place(show)
        mine = identity_in(show).card
    if output is not None:
        write_out(output, _picture(mine) if output.suffix == ".png" else f"{mine.text}\n".encode("ascii"))
    click.echo(mine.text)
    click.echo(f"Mark: {mine.mark}")


@click.command()
@click.argument("show", type=FOLDER)
@click.option("--to", type=KioskCard(), multiple=True, required=True, help="A kiosk that may open it.")
@click.option("-o", "--output", type=OUT, required=True, help="The .fanzineshow file to write.")
def pack(show: Path, to: "Sequence[Card]", output: Path) -> None:
    """Pack a SHOW that was published here into one signed file that only those kiosks open."""
    from exhibitions.curation.beside import Curation
    from exhibitions.exchange.package import Sender, write_package
    from exhibitions.show.reading import open_show
    from fanzines.seal import public_key

    with plainly("The package cannot be written."):
        opened = open_show(show)
        curation = Curation.read(show)
        if opened.key != public_key(curation.key):
            raise Refused(NOT_HERS)
        write_package(
            Sender(curation.key, curation.exhibition),
            output,
            to=to,
            gone=opened.gone,
            sequence=opened.sequence,
            show=opened,
        )
    click.echo(f"Fanzines: {len(opened.entries)}. Kiosks that can open it: {len(to)}.")


@click.command()
@click.argument("file", type=FILE)
@click.option("--trust", type=KioskKey(), multiple=True, required=True, help="The kiosk that made it.")
@click.option("-o", "--output", type=FOLDER, required=True, help="The folder it is shown from.")
def unpack(file: Path, trust: Sequence[bytes], output: Path) -> None:
    """Bring the show in a .fanzineshow FILE up to date in a folder, if that kiosk sent it and it is newer.

    Works that were taken back leave the folder first. When the package is refused the last good show stays.
    """
    from exhibitions.exchange.identity import identity_in
    from exhibitions.exchange.taking_up import take_up

    with plainly("The show cannot be written."):
        _check_place(output)
        took = take_up(file, output, identity=identity_in(output), trusted=trust)
    click.echo("The show is up to date now." if took.changed else "The show was up to date already.")


@click.command()
@click.argument("show", type=FOLDER)
@click.option("--space", required=True, metavar="URL", help="The web space, by its WebDAV address.")
@click.option("--name", required=True, help="Who may write there.")
@click.option("--password", prompt=True, hide_input=True, envvar="FANZINE_WEB_PASSWORD", help="Asked for.")
@trust
def send(show: Path, space: str, name: str, password: str, trust: Sequence[bytes]) -> None:
    """Put the stories of a SHOW on a web space with rclone, and read every address back.

    Stories that were taken back are overwritten and deleted first. Ends with 1 when an address does not read
    as it should, and names it.
    """
    from exhibitions.exchange.rclone import Space
    from exhibitions.exchange.sending import send_beside

    with plainly("The stories cannot be sent."):
        sent = send_beside(show, Space(space, name, password), trusted=trust)
    click.echo(f"Stories that can be read: {sent.there}. Withdrawn stories that are gone: {sent.gone}.")
    if sent.wrong:
        raise Refused("\n".join(("These addresses do not read as they should:", *sent.wrong)))


def begin_exchange(show: Path, folder: Path, trust: Sequence[bytes]) -> "Exchange":
    """The exchange of a machine that shows one exhibition, after a first look; Refused when there is none."""
    from exhibitions.exchange.folder import Exchange
    from exhibitions.exchange.identity import identity_in
    from exhibitions.exchange.taken import read_taken
    from exhibitions.show.folder import holds_show

    if not trust:
        raise Refused(NOBODY)
    with plainly("The exchange cannot begin."):
        _check_place(show)
        identity = identity_in(show)

        def place_of(exhibition: str) -> Path | None:
            taken = read_taken(show)
            return show if taken is None or taken.exhibition == exhibition else None

        exchange = Exchange(folder, identity, tuple(trust), place_of)
        for sentence in exchange.look().refused:
            click.echo(sentence, err=True)
    if not holds_show(show):
        raise Refused(f"{NO_SHOW}\n{identity.card.text}")
    return exchange


def _check_place(show: Path) -> None:
    """Refused when a show was copied there by hand: keys beside its files would look like damage."""
    from exhibitions.exchange.taking_up import A_COPY
    from exhibitions.show.folder import current_version

    if current_version(show) == show:
        raise Refused(A_COPY)


def _picture(mine: "Card") -> bytes:
    from io import BytesIO

    from printing.painting.qr import qr_picture

    made = BytesIO()
    qr_picture(mine.qr, _MODULE_PX).save(made, "PNG")
    return made.getvalue()
