"""The process that looks through a camera: `python -m kiosk.camera.lens SOURCE FIRST`.

It runs apart from the app, so that a driver that hangs or breaks takes nothing with it. It writes no file,
and ends when the app closes its standard input. SOURCE is empty for the machine's cameras, or a film's path.
FIRST is the number of the camera to try first; the others follow in a circle.
"""

import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

import cv2

from fanzines.pipes import Writable, send
from fanzines.powerless import give_up_power
from kiosk.camera.devices import Devices
from kiosk.camera.film import Film
from kiosk.camera.opening import Cameras, Lens, Pixels, Unopened
from kiosk.camera.states import CameraState
from kiosk.camera.wire import Kind, frame_body

LIVE_SIDE: Final = 960
LIVE_RATE: Final = 18.0
"""Live pictures a second at the most: above 15, so that a camera of 15 never loses one."""
QUALITY: Final = 95
_MEMORY: Final = 2 * 1024**3


def main() -> None:
    """Show one camera until it is over."""
    cv2.setNumThreads(1)
    give_up_power(_MEMORY)
    source, first = sys.argv[-2:]
    asked = threading.Event()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    pipe = sys.stdout.buffer
    with suppress(OSError):  # nobody listens any more
        try:
            cameras = Film(Path(source), asked) if source else Devices()
            show(open_one(cameras, int(first), pipe), asked, pipe)
        except Unopened as end:
            send(pipe, Kind.ENDED, end.state.encode())


def open_one(cameras: Cameras, first: int, pipe: Writable) -> Lens:
    """The first camera that gives a picture. Unopened, with the trouble of the one that was tried first."""
    count, troubles = len(cameras), []
    for number in ((first + step) % count for step in range(count)):
        send(pipe, Kind.TRYING, bytes((number, count)))
        try:
            return cameras.open(number)
        except Unopened as trouble:
            troubles.append(trouble)
    raise troubles[0] if troubles else Unopened(CameraState.MISSING)


def show(lens: Lens, asked: threading.Event, pipe: Writable) -> None:
    """Send what it sees, and a photo whenever one is asked for. Unopened when it sees no more, OSError."""
    due = 0.0
    while True:
        now = time.monotonic()
        if asked.is_set() or now >= due:
            seen, pixels = lens.retrieve()
            if seen:  # a picture that arrives torn is passed over
                due = max(due + 1 / LIVE_RATE, now)
                if asked.is_set():
                    asked.clear()
                    send(pipe, Kind.PHOTO, _photo(pixels))
                send(pipe, Kind.FRAME, _live(pixels))
        if not lens.grab():
            raise Unopened(CameraState.UNPLUGGED)


def _photo(pixels: Pixels) -> bytes:
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return data.tobytes()


def _live(pixels: Pixels) -> bytes:
    height, width = pixels.shape[:2]
    scale = min(1.0, LIVE_SIDE / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return frame_body(*size, cv2.cvtColor(small, cv2.COLOR_BGR2RGB).tobytes())


def _listen(asked: threading.Event) -> None:
    """Standard input: each byte asks for a photo, its end is the end."""
    while os.read(0, 1):
        asked.set()
    os._exit(0)


if __name__ == "__main__":
    main()
