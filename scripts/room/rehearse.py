"""Plays the unit of the room where no systemd runs: cage without a screen, the exhibition in it, killed.

`python -m scripts.room.rehearse SHOW PICTURE` starts what the unit's ExecStart says, waits for the window,
kills the exhibition, starts it again as Restart= and RestartSec= say, and saves a picture of the second.
Needs cage, Xwayland, xwininfo, xwd and ImageMagick's convert; root goes through a user namespace, since cage
refuses root.
"""

import configparser
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
UNIT: Final = HERE / "fanzine-exhibition.service"
PATIENCE: Final = 60.0
TITLE: Final = "fanzine"


class NotSeen(Exception):
    """What should have happened did not."""


def main() -> int:
    """Rehearse, and tell what was seen."""
    show, picture = Path(sys.argv[1]), Path(sys.argv[2])
    service = unit()["Service"]
    if service["Restart"] != "always":
        raise NotSeen("The unit does not restart what ends.")
    with tempfile.TemporaryDirectory(prefix="room-") as name:
        folder = Path(name)
        shutil.copytree(show, folder / "show")
        for time_number in (1, 2):
            began = time.monotonic()
            with running(command(service["ExecStart"], folder), folder) as cage:
                display = wait_for_window(folder)
                print(f"Start {time_number}: the window was there after {time.monotonic() - began:.1f} s.")
                if time_number == 2:
                    time.sleep(5)
                    photograph(display, picture)
                    break
                os.kill(exhibition(folder), signal.SIGKILL)
                code = cage.wait(20)
            print(f"The exhibition was killed; cage ended with {code}. Waiting {service['RestartSec']} s.")
            (folder / "display").unlink()
            time.sleep(float(service["RestartSec"]))
    print(f"A picture of it lies in {picture}.")
    return 0


def unit() -> configparser.ConfigParser:
    """The unit, section by section."""
    read = configparser.ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read_string(UNIT.read_text("utf-8"))
    return read


def command(starts: str, folder: Path) -> list[str]:
    """What the unit starts, with this machine's program and show in their places; it notes its display."""
    program = str(Path(sys.executable).with_name("fanzine-kiosk"))
    here = starts.replace("/opt/fanzine-kiosk/bin/fanzine-kiosk", program)
    here = here.replace("/srv/exhibition/show", str(folder / "show"))
    cage, _, inside = here.partition(" -- ")
    note = f"echo $DISPLAY $$ >{folder}/display; exec {inside}"
    other = ["unshare", "--user", "--map-user=1000", "--map-group=1000"] if os.geteuid() == 0 else []
    return [*other, *cage.split(), "--", "sh", "-c", note]


@contextlib.contextmanager
def running(words: list[str], folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Cage with a screen in memory and no devices."""
    heads = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
    env = os.environ | heads | {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    cage = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield cage
    finally:
        cage.terminate()
        cage.wait(20)


def exhibition(folder: Path) -> int:
    """The process of the exhibition."""
    return int((folder / "display").read_text("ascii").split()[1])


def wait_for_window(folder: Path) -> str:
    """The display on which the exhibition has opened its window."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(FileNotFoundError, IndexError):
            display = (folder / "display").read_text("ascii").split()[0]
            look = ["xwininfo", "-display", display, "-name", TITLE]
            if subprocess.run(look, capture_output=True, check=False).returncode == 0:
                return display
        time.sleep(0.2)
    raise NotSeen("The exhibition's window did not come.")


def photograph(display: str, picture: Path) -> None:
    """Save what the window shows."""
    look = ["xwininfo", "-display", display, "-name", TITLE]
    said = subprocess.run(look, capture_output=True, text=True, check=True).stdout
    window = said.split("Window id: ")[1].split()[0]
    take = ["xwd", "-silent", "-display", display, "-id", window]
    taken = subprocess.run(take, stdout=subprocess.PIPE, check=True)
    subprocess.run(["convert", "xwd:-", str(picture)], input=taken.stdout, check=True)


if __name__ == "__main__":
    sys.exit(main())
