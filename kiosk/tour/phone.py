"""What a visitor's phone does: read the code on the screen, and open the address in it."""

import importlib.util
import urllib.request
from typing import Final

from PIL import Image

SECONDS: Final = 20.0


def can_scan() -> bool:
    """Whether this machine has a reader of codes; it is needed for tests only."""
    return importlib.util.find_spec("zxingcpp") is not None


def scanned(picture: Image.Image) -> str | None:
    """The text of the one code in the picture; None without a code or a reader."""
    if not can_scan():
        return None
    import zxingcpp

    found = zxingcpp.read_barcodes(picture)
    return found[0].text if len(found) == 1 else None


def story_at(address: str) -> str:
    """What the address answers, as text. OSError when it does not."""
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with straight.open(address, timeout=SECONDS) as answer:
        return str(answer.read().decode())
