"""The command that brings an exhibition's journal home from a machine without a library."""

from pathlib import Path

import click

from kiosk.commands.parts import FOLDER, OUT, Refused, plainly, write_out


@click.command()
@click.argument("show", type=FOLDER)
@click.option("-o", "--output", type=OUT, required=True, help="The file, such as exhibition.journal.json.")
def journal(show: Path, output: Path) -> None:
    """Write what was counted and left beside SHOW into a file, for the kiosk that curates it.

    There it is brought in on the page "From the visitors"; the same file twice counts once.
    """
    from exhibitions.journal.carrying import carried
    from exhibitions.journal.journal import Journal, journal_beside

    kept = Journal(journal_beside(show))
    if not kept.path.exists():
        raise Refused("Nothing was counted beside this show.")
    with plainly("The journal cannot be read."):
        data = carried(kept)
    write_out(output, data)
