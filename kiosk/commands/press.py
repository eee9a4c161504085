"""The command that makes sheets to print from a fanzine: folded, stapled, cut, tiled; in any ink."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kiosk.commands.parts import FILE, OUT, plainly, write_out

if TYPE_CHECKING:
    from fanzines.file import FanzineFile
    from printing.folding.sheeting import Sheeting
    from printing.inks.ink import Ink

PRODUCTS: Final = ("mini", "saddle", "accordion", "leaflet", "single", "poster", "tiles")
PAPERS: Final = ("A4", "A3", "Letter", "Legal", "Tabloid")
PAGES: Final = ("A7", "A6", "A5", "A4", "quarter-Letter", "half-Letter", "A3", "A2", "A1", "Tabloid")
INKS: Final = ("colour", "grey", "black", "coral", "blue", "yellow")
ONLY_FOR: Final = {
    "page": ("saddle", "single", "tiles"),
    "weight": ("saddle",),
    "signature": ("saddle",),
    "share": ("saddle", "single"),
    "bleed": ("saddle", "single"),
    "inset": ("saddle", "single"),
    "poster": ("mini", "tiles"),
    "overlap": ("tiles",),
    "both_sides": ("accordion",),
}
"""Options that would change nothing with another product."""
APART: Final = "apart"


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--fold",
    type=click.Choice(PRODUCTS),
    help="mini: one sheet, cut once, 8 pages. saddle: a stapled booklet. accordion: strips of four. leaflet: "
    "a sheet in thirds, 6 pages. single: pages cut apart. poster: a sheet for every page. tiles: larger than "
    "the paper, to be put together. The fanzine's own when not given.",
)
@click.option("--paper", type=click.Choice(PAPERS), default="A4", show_default=True, help="In the printer.")
@click.option(
    "--page", type=click.Choice(PAGES), help="A finished page; half the paper when not given (tiles: A3)."
)
@click.option(
    "--weight",
    type=click.IntRange(40, 400),
    help="The paper's, g/m²: inner pages move toward the spine by it.",
)
@click.option("--signature", type=click.IntRange(1), help="Fold at most so many sheets together.")
@click.option(
    "--share",
    type=click.Choice(("stack", "copies", "fill")),
    help="Where several fit on a sheet: one copy, to be cut and stacked; the same on every part; or as few "
    "copies as leave no part blank.",
)
@click.option(
    "--flip",
    type=click.Choice(("short", "long")),
    default="short",
    show_default=True,
    help="The edge of the paper over which the printer turns it.",
)
@click.option(
    "--sides",
    type=click.Choice(("both", "fronts", "backs", APART)),
    default="both",
    show_default=True,
    help="For a printer that prints one side only: fronts, backs, or a file for each (apart).",
)
@click.option(
    "--backs-reversed",
    is_flag=True,
    help="The last back first: for a pile that is put back as it came out, not turned over.",
)
@click.option("--both-sides", is_flag=True, help="An accordion that is read on along its back.")
@click.option("--poster", type=click.IntRange(1), help="The page on a mini zine's back, or the one to tile.")
@click.option("--overlap", type=click.FloatRange(0, 50), help="Mm by which tiles overlap; 10 when not given.")
@click.option("--bleed", type=click.FloatRange(0, 10), help="Mm printed beyond where it is cut.")
@click.option(
    "--margin", type=click.FloatRange(0, 25), default=6.0, show_default=True, help="The printer's, mm."
)
@click.option("--inset", is_flag=True, help="Keep whole pages of booklets and cards inside the margin.")
@click.option("--marks/--no-marks", default=None, help="All marks, or none; those to cut by when not given.")
@click.option(
    "--ink",
    "inks",
    type=click.Choice(INKS),
    multiple=True,
    help="grey; black: dots only, for a photocopier; or a risograph's inks, a file for each: "
    "--ink coral --ink blue --ink black.",
)
@click.option(
    "--lines", type=click.FloatRange(20, 150), help="Rows of black dots to the inch; 53 when not given."
)
@click.option("--angle", type=click.FloatRange(0, 90), help="How the rows are turned; 45 when not given.")
@click.option("--reading", type=OUT, help="Write the pages in reading order as well, to be read on a screen.")
@click.option("-o", "--output", type=OUT, required=True, help="The PDF to write.")
def press(file: Path, output: Path, reading: Path | None, **options: Any) -> None:
    """Make a PDF to print and fold from a .fanzine FILE.

    It is bound as it is read, on the left or the right. Print it at 100 %. Several inks, and sides apart,
    make several files: OUT-fronts.pdf, OUT-coral.pdf.
    """
    from printing.products.booklet import press_files, reading_pdf

    with plainly("The booklet cannot be made."):
        held = _read(file)
        sheetings = _sheetings(held, options)
        made = [
            (_name(output, part, one.ink), one.pdf)
            for part, sheeting in sheetings
            for one in press_files(held.fanzine, held.photos.__getitem__, sheeting)
        ]
        pages = reading_pdf(held.fanzine, held.photos.__getitem__) if reading else b""
    for path, pdf in made if len(made) > 1 else ((output, pdf) for _, pdf in made):
        write_out(path, pdf)
        if len(made) > 1:
            click.echo(path.name)
    if reading:
        write_out(reading, pages)


def _sheetings(held: "FanzineFile", options: dict[str, Any]) -> list[tuple[str, "Sheeting"]]:
    """What is made, by the end of its file's name."""
    from printing.folding.sheeting import OVERLAP_MM, Flip, Part, Product, Share, Sheeting
    from printing.paper import PAGE_SIZES, POSTER_SIZES, SIZES, thickness

    product = options["fold"] or held.fanzine.fold.value
    _check(product, options)
    page = options["page"]
    weight, poster, overlap = options["weight"], options["poster"], options["overlap"]

    def sheeting(part: str) -> Sheeting:
        return Sheeting(
            Product(product),
            SIZES[options["paper"]],
            page=(PAGE_SIZES | POSTER_SIZES)[page] if page else None,
            thickness=thickness(weight) if weight else 0.0,
            flip=Flip(options["flip"]),
            part=Part(part),
            backs_reversed=options["backs_reversed"],
            signature=options["signature"] or 0,
            share=Share(options["share"] or Share.STACK),
            two_sided=options["both_sides"],
            poster=poster - 1 if poster else None,
            overlap=OVERLAP_MM if overlap is None else overlap,
            marks=options["marks"],
            bleed=options["bleed"] or 0.0,
            margin=options["margin"],
            inset=options["inset"],
            ink=_ink(options),
        )

    if options["sides"] == APART:
        return [(part, sheeting(part)) for part in ("fronts", "backs")]
    return [("", sheeting(options["sides"]))]


def _check(product: str, options: dict[str, Any]) -> None:
    """UsageError for an option that would change nothing."""
    for option, products in ONLY_FOR.items():
        if options[option] not in (None, False) and product not in products:
            raise click.UsageError(
                f"--{option.replace('_', '-')} is for --fold {' or '.join(products)}, not for {product}."
            )
    apart = options["sides"] != "both"
    backs = (
        product in ("saddle", "leaflet") or options["both_sides"] or (product == "mini" and options["poster"])
    )
    if apart and not backs:
        raise click.UsageError(f"--sides {options['sides']}: {product} is printed on one side only.")
    if (options["lines"] or options["angle"] is not None) and options["inks"] != ("black",):
        raise click.UsageError("--lines and --angle are for --ink black alone.")


def _ink(options: dict[str, Any]) -> "Ink":
    from printing.inks.ink import ANGLE, LINES_PER_INCH, SPOTS, Ink, Kind, spots

    inks = tuple(dict.fromkeys(options["inks"]))
    if len(inks) <= 1 and (not inks or inks[0] in ("colour", "grey", "black")):
        angle = options["angle"]
        return Ink(
            Kind(inks[0]) if inks else Kind.COLOUR,
            lines=options["lines"] or LINES_PER_INCH,
            angle=ANGLE if angle is None else angle,
        )
    if strange := [ink for ink in inks if ink not in SPOTS]:
        raise click.UsageError(f"--ink {strange[0]} stands alone: only a risograph's inks go together.")
    return spots(*(SPOTS[ink] for ink in inks))


def _name(output: Path, *ends: str) -> Path:
    return output.with_stem("-".join((output.stem, *_said(ends))))


def _said(ends: tuple[str, ...]) -> Iterator[str]:
    return (end for end in ends if end)


def _read(file: Path) -> "FanzineFile":
    from fanzines.file import read

    return read(file.read_bytes())
