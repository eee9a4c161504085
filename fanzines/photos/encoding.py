"""The bytes that are kept of a picture: nothing but its pixels."""

from io import BytesIO

from PIL import Image


def encoded(image: Image.Image) -> bytes:
    """An RGB picture as a JPEG, an RGBA one as a PNG, built anew from its pixels."""
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    kept = BytesIO()
    if bare.mode == "RGBA":
        bare.save(kept, "PNG", compress_level=6)  # the utmost takes four times as long for 3 in 100
    else:
        bare.save(kept, "JPEG", quality=88, subsampling="4:2:0", optimize=True, progressive=False)
    return kept.getvalue()
