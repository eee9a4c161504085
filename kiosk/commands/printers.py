"""The command that tells of printers, and takes addresses where there is no CUPS, as on Windows."""

from dataclasses import replace
from pathlib import Path

import click

from kiosk.commands.parts import plainly
from printing.printers.finding import asked_itself, find_printers
from printing.printers.known import Known


def tell_of_printers(file: Path, add: tuple[str, ...], forget: tuple[str, ...]) -> None:
    """Keep and forget addresses in the file, then say what each printer is and needs."""
    known = Known.read(file)
    addresses = tuple(dict.fromkeys((*known.addresses, *add)))
    known = replace(known, addresses=tuple(one for one in addresses if one not in forget))
    if add or forget:
        with plainly("What is known of printers cannot be kept."):
            file.parent.mkdir(parents=True, exist_ok=True)
            known.write(file)
    found = [asked_itself(printer) for printer in find_printers(known.addresses, look_around=True)]
    for printer in found:
        sides = "both sides" if printer.duplex else "one side"
        state = ", ".join(printer.troubles) or "ready"
        click.echo(f"{printer.name}: {state}; {sides}; loaded: {', '.join(printer.loaded) or 'not told'}")
    if not found:
        click.echo("No printer was found.")
