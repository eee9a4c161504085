"""The process that reads one drawing: a strange SVG on its input, plain art or a sentence on its output.

It runs apart from the app (`python -m fanzines.packs.reader`), with little memory and power, writes no file,
and ends after one drawing. Its answer is JSON: {"refused": sentence}, or art as the house's files hold it.
"""

import json
import sys
from typing import Any, Final

from fanzines.art import as_json
from fanzines.packs import refusals
from fanzines.packs.refusals import DrawingRefused
from fanzines.packs.shapes import drawing
from fanzines.powerless import give_up_power

_MEMORY: Final = 768 * 1024**2
_CPU_SECONDS: Final = 10


def main() -> None:
    """Answer for the one drawing on standard input."""
    give_up_power(_MEMORY, _CPU_SECONDS)
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read())))


def answer(data: bytes) -> dict[str, Any]:
    """What is written for that drawing."""
    try:
        return as_json(drawing(data))
    except DrawingRefused as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"refused": refusals.TOO_COMPLEX}
    except Exception:  # a strange drawing may break its reader anywhere and in any way
        return {"refused": refusals.NOT_A_DRAWING}


if __name__ == "__main__":
    main()
