"""Copies the tour's pictures of the screens into the documentation: smaller, with fewer colours and bytes."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image

WIDTH: Final = 1024
COLOURS: Final = 256


def main(arguments: Sequence[str]) -> int:
    """From the folder of the tour's screens to another one, which keeps nothing else."""
    source, target = map(Path, arguments)
    pictures = sorted(source.glob("**/*.png"))
    if not pictures:
        print(f"There are no pictures in {source}: take the tour first.", file=sys.stderr)
        return 1
    for old in target.glob("**/*.png"):
        old.unlink()
    for picture in pictures:
        _copy(picture, target / picture.relative_to(source))
    return 0


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(source) as picture:
        size = WIDTH, picture.height * WIDTH // picture.width
        small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    few = small.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
