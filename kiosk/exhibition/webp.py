"""The pictures of a show as they come out of their files."""

import io

from PIL import Image


def opened(data: bytes, width: int = 0) -> Image.Image:
    """A picture (RGB), made smaller where that many px are enough. OSError and its like for what is none."""
    with Image.open(io.BytesIO(data), formats=("WEBP",)) as packed:
        picture = packed.convert("RGB")
    if 0 < width < picture.width:
        height = round(picture.height * width / picture.width)
        return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture
