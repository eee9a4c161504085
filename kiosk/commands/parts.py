"""What the commands have in common: how a value is written, and how a refusal is said."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kiosk.speeches import offered

if TYPE_CHECKING:
    from exhibitions.exchange.card import Card

LANGUAGES: Final = tuple(speech.tag for speech in offered())


class Refused(click.ClickException):
    """A plain sentence on standard error, and exit code 1."""

    def show(self, file: Any = None) -> None:
        """Say the sentence and nothing else."""
        click.echo(self.message, err=True)


class WindowSize(click.ParamType[tuple[int, int]]):
    """Pixels, written as 1280x800."""

    name = "WxH"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Width and height."""
        width, _, height = str(value).lower().partition("x")
        if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
            self.fail("A window's size is written as 1280x800.", param, ctx)
        return int(width), int(height)


class KioskKey(click.ParamType[bytes]):
    """The public key of a kiosk, as it is printed on the facilitator's screen, or its whole card."""

    name = "KEY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> bytes:
        """The key's 32 bytes."""
        from exhibitions.exchange.card import CardMisread, read_card
        from fanzines.seal import key_from_text

        with contextlib.suppress(CardMisread):
            return read_card(_text_of(value)).seal
        try:
            return key_from_text(value)
        except ValueError as problem:
            self.fail(f"This is not a kiosk's key: {problem}.", param, ctx)


class KioskCard(click.ParamType["Card"]):
    """A kiosk's card: its text, or a .fanzinecard file that holds it."""

    name = "CARD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Card":
        """The card."""
        from exhibitions.exchange.card import CardMisread, read_card

        try:
            return read_card(_text_of(value))
        except CardMisread as problem:
            self.fail(str(problem), param, ctx)


def _text_of(value: str) -> str:
    """A card as it was given, or as it stands in the file of that name."""
    if not value.endswith(".fanzinecard"):
        return value
    try:
        with Path(value).open("rb") as file:
            return file.read(1000).decode("ascii", "replace")
    except OSError:
        return value


class Address(click.ParamType[str]):
    """Where stories can be reached."""

    name = "URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address as it was given, once it is one."""
        from exhibitions.show.address import web_path

        try:
            web_path(value)
        except ValueError as problem:
            self.fail(f"This is not an address: {problem}.", param, ctx)
        return str(value)


FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER: Final = click.Path(file_okay=False, path_type=Path)
OUT: Final = click.Path(dir_okay=False, path_type=Path)

language = click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
window = click.option("--window", type=WindowSize(), help="Open a window of that size, not the full screen.")
trust = click.option("--trust", type=KioskKey(), multiple=True, help="Only what this kiosk sealed counts.")


@contextlib.contextmanager
def plainly(what_failed: str) -> Iterator[None]:
    """Turn what the parts below refuse into their own sentence, and what the system refuses into this one."""
    try:
        yield
    except _refusals() as problem:
        raise Refused(str(problem)) from problem
    except OSError as problem:
        raise Refused(f"{what_failed} {problem.strerror or type(problem).__name__}.") from problem


def _refusals() -> tuple[type[Exception], ...]:
    from assets import AssetMissing
    from exhibitions.exchange.identity import NoIdentity
    from exhibitions.exchange.package import PackageRefused
    from exhibitions.exchange.rclone import WebRefused
    from exhibitions.publishing.posters import NoCodes
    from exhibitions.show.manifest import ShowDamaged, ShowUnknown
    from fanzines.file.archive import FileRefused
    from kiosk.start import NoScreen
    from printing.folding.imposition import PressRefused
    from printing.painting.qr import QrRefused
    from printing.products.labels import LabelRefused

    return (
        AssetMissing,
        FileRefused,
        LabelRefused,
        NoCodes,
        NoIdentity,
        NoScreen,
        PackageRefused,
        PressRefused,
        QrRefused,
        ShowDamaged,
        ShowUnknown,
        WebRefused,
    )


def write_out(output: Path, content: bytes) -> None:
    """The whole file or none of it."""
    from fanzines.durable import write_whole

    try:
        write_whole(output, content)
    except OSError as problem:
        with contextlib.suppress(OSError):
            output.with_name(f"{output.name}.part").unlink()
        raise Refused(f"{output.name} cannot be written. {problem.strerror}.") from problem
