"""The process that listens to a microphone: `python -m kiosk.microphone.ear hear|look SOURCE`.

It runs apart from the app, so that a driver that hangs or breaks takes nothing with it. It writes no file
once it hears anything, and ends when the app closes its standard input. SOURCE is empty for the machine's
microphone, or a wave file's path. `look` only says whether there is one: it ends as `off`, or as `missing`.
"""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from fanzines.pipes import Writable, send
from fanzines.powerless import give_up_power
from kiosk.microphone.hearing import Microphone, Source, Unheard, Wave, has_microphone
from kiosk.microphone.states import MicrophoneState
from kiosk.microphone.wire import Kind

_MEMORY: Final = 2 * 1024**3


def main() -> None:
    """Listen until it is over."""
    what, source = sys.argv[-2:]
    threading.Thread(target=_until_closed, daemon=True).start()
    pipe = sys.stdout.buffer
    with suppress(OSError):  # nobody listens any more
        try:
            if what == "look":
                look(source)
            listen(Wave(Path(source)) if source else Microphone(), pipe)
        except Unheard as end:
            send(pipe, Kind.ENDED, end.state.encode())


def look(source: str) -> None:
    """Unheard, always: as `off` when there is a microphone, else as `missing`."""
    there = Path(source).is_file() if source else has_microphone()
    raise Unheard(MicrophoneState.OFF if there else MicrophoneState.MISSING)


def listen(source: Source, pipe: Writable) -> None:
    """Send what it hears. Unheard when that is no more, OSError."""
    give_up_power(_MEMORY)  # not sooner: a sound system may want files of its own when it is opened
    source.begin()
    while True:
        send(pipe, Kind.SOUND, source.hear())


def _until_closed() -> None:
    while os.read(0, 1):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
