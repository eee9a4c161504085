"""The command line: `fanzine-kiosk`. Kivy is imported late, only by the commands that show a window."""

import hashlib
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import platformdirs

import assets
from kiosk.commands import exchange as cli_exchange
from kiosk.commands import intake as cli_intake
from kiosk.commands import journal as cli_journal
from kiosk.commands import papers as cli_papers
from kiosk.commands import press as cli_press
from kiosk.commands import works as cli_works
from kiosk.commands.parts import FOLDER, LANGUAGES, Refused, language, plainly, trust, window
from kiosk.keeping.exchange_folder import SYNCTHING

if TYPE_CHECKING:
    from kiosk.base import BaseApp

data = click.option(
    "--data",
    type=FOLDER,
    envvar="FANZINE_KIOSK_DATA",
    default=lambda: platformdirs.user_data_path("fanzine-kiosk", appauthor=False),
    help="Where the kiosk keeps its library.",
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="fanzine-kiosk")
@data
@click.option("--photos", type=FOLDER, help="Where photos are looked for; your Pictures when not given.")
@click.option("--prints", type=FOLDER, help="Put booklets there as PDFs, and use no printer.")
@click.option(
    "--exchange", type=FOLDER, help="Where partners' packages come and go; ~/Sync when it is there."
)
@language
@window
@click.pass_context
def main(context: click.Context, /, **options: Any) -> None:
    """A kiosk for making, keeping and showing fanzines. Without a command it opens the kiosk."""
    if context.invoked_subcommand is None:
        _open_kiosk(**options)


def _open_kiosk(
    data: Path,
    photos: Path | None,
    prints: Path | None,
    exchange: Path | None,
    language: str,
    window: tuple[int, int] | None,
) -> None:
    with plainly("The kiosk's data folder cannot be used."):
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        log = _open_window(window, data / "log")

    def app() -> "BaseApp":
        from kiosk.app import KioskApp

        return KioskApp(
            data,
            photos=photos or _pictures(),
            prints=prints,
            language=language,
            exchange=exchange or _shared(),
        )

    _run(app, log)


@main.command()
@data
@click.option("--add", multiple=True, metavar="URI", help="Ask a printer at ipp://… itself from now on.")
@click.option("--forget", multiple=True, metavar="URI", help="Ask it no more.")
def printers(data: Path, add: tuple[str, ...], forget: tuple[str, ...]) -> None:
    """Say which printers there are, and what they need."""
    from kiosk.commands.printers import tell_of_printers
    from printing.printers.known import PRINTERS

    tell_of_printers(data / PRINTERS, add, forget)


@main.command()
@click.argument("show", type=FOLDER)
@click.option("--language", type=click.Choice(LANGUAGES), help="Met first in it; else in the show's own.")
@window
@click.option("--choose-pin", is_flag=True, help="Ask for a PIN that will lead out of the exhibition.")
@click.option("--exchange", type=FOLDER, help="Take newer packages of the show from there, and say so there.")
@trust
def exhibit(
    show: Path,
    language: str | None,
    window: tuple[int, int] | None,
    choose_pin: bool,
    exchange: Path | None,
    trust: Sequence[bytes],
) -> None:
    """Show an exhibition to visitors, from its SHOW folder alone."""
    from exhibitions.show.last_good import LastGood
    from exhibitions.show.reading import open_show

    side = cli_exchange.begin_exchange(show, exchange, trust) if exchange else None
    trusted = side.seals if side else tuple(trust)
    with plainly("The show cannot be read."):
        home = None if side else _copy_of(show)
        if home is None:
            open_show(show, trusted=trusted)
        else:
            LastGood(show, home, trusted).begin()
        if choose_pin:
            _choose_pin(show)
        log = _open_window(window, platformdirs.user_log_path("fanzine-kiosk", appauthor=False))

    def app() -> "BaseApp":
        from kiosk.exhibit_app import ExhibitApp
        from printing.printers.known import PRINTERS

        printers = platformdirs.user_data_path("fanzine-kiosk", appauthor=False) / PRINTERS
        return ExhibitApp(
            show, language=language or "", trusted=trusted, exchange=side, home=home, printers=printers
        )

    _run(app, log)


def _copy_of(show: Path) -> Path | None:
    """Where the last good copy of the show in that folder lies; None where nothing can be kept."""
    name = hashlib.sha256(str(show.absolute()).encode()).hexdigest()[:16]
    home = platformdirs.user_data_path("fanzine-kiosk", appauthor=False) / "exhibited" / name
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return home


def _choose_pin(show: Path) -> None:
    """Keep the hash of a new PIN beside the show."""
    from exhibitions.journal.journal import Journal, journal_beside
    from exhibitions.journal.pin import set_pin
    from fanzines.access.pin_rule import PinNotAllowed

    pin = click.prompt("The PIN that leads out", hide_input=True, confirmation_prompt=True)
    try:
        set_pin(Journal(journal_beside(show)), pin)
    except PinNotAllowed as problem:
        raise Refused(str(problem)) from problem


@main.command()
@data
def doctor(data: Path) -> None:
    """Look the machine over: screen, touch, fonts, printer, space."""
    from kiosk.commands.doctor import State, examine

    findings = examine(data)
    for finding in findings:
        click.echo(f"{finding.state:4} {finding.sentence} {finding.what_to_do}".rstrip())
    if any(finding.state is State.BAD for finding in findings):
        sys.exit(1)


@main.command()
@click.argument("folder", type=FOLDER)
def tour(folder: Path) -> None:
    """Use the kiosk by itself and put its pictures into FOLDER."""
    with plainly("The pictures cannot be written."):
        folder.mkdir(parents=True, exist_ok=True)
    from kiosk.tour.main import run_tour

    sys.exit(run_tour(folder))


def _open_window(size: tuple[int, int] | None, log_folder: Path) -> Path:
    """The log's file; from here on nothing but our own sentences reaches the terminal."""
    from kiosk import start
    from kiosk.machine import quiet

    log = quiet.keep_log(log_folder)
    start.prepare(size=size, fullscreen=size is None)
    return log


def _run(make_app: Callable[[], "BaseApp"], log: Path) -> None:
    """Run the app to its end, through whatever fails inside it."""
    from kiosk.machine.quiet import stay_alive

    try:
        app = make_app()
        stay_alive(app.home)
        app.run()
    except assets.AssetMissing as problem:
        raise Refused(str(problem)) from problem
    except Exception as problem:
        logging.getLogger(__name__).exception("The app ended.")
        raise Refused(
            f"The kiosk stopped because something went wrong. Where it did stands in {log}."
        ) from problem


def _shared() -> Path | None:
    """The folder that Syncthing makes by itself."""
    folder = Path.home() / SYNCTHING
    return folder if folder.is_dir() else None


def _pictures() -> Path | None:
    folder = platformdirs.user_pictures_path()
    return folder if folder.is_dir() else None


for command in (
    cli_exchange.card,
    cli_exchange.pack,
    cli_exchange.send,
    cli_exchange.unpack,
    cli_intake.intake,
    cli_journal.journal,
    cli_press.press,
    cli_papers.book,
    cli_papers.codes,
    cli_papers.labels,
    cli_papers.poster,
    cli_works.picture,
    cli_works.publish,
    cli_works.serve,
):
    main.add_command(command)
