"""`fanzine-kiosk tour DIR`: walk through the kiosk, collect what it left, and check it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

import kiosk
from kiosk.tour.checks import Left, problems
from kiosk.tour.tablet import DPI, SCREEN
from kiosk.tour.told import Told
from kiosk.tour.xvfb import NoXvfb, a_screen

PATIENCE: Final = 1600.0
PAPERS: Final = ("mini.pdf", "booklet.pdf")
ELSEWHERE: Final = ("home", "temporary", "here")
"""Folders a walk is given besides the one for its data; it has to leave them as empty as they were."""
_PLACES_OF_OTHERS: Final = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


class WalkStopped(Exception):
    """The walk did not come to its end."""


def run_tour(folder: Path) -> int:
    """Leave pictures, papers and the show in the folder. Returns 0 when all is as it should be, else 1."""
    folder = folder.resolve()
    _clear(folder)
    try:
        with a_screen(*SCREEN) as display, TemporaryDirectory(prefix="fanzine-tour-") as kept:
            left = _walk_twice(folder, Path(kept), display)
            found = problems(left)
    except (NoXvfb, WalkStopped) as problem:
        click.echo(str(problem), err=True)
        return 1
    for sentence in found:
        click.echo(f"Wrong: {sentence}", err=True)
    click.echo(
        f"Pictures of {len(list(folder.glob('screens/**/*.png')))} screens are in {folder / 'screens'}."
    )
    return 1 if found else 0


def _walk_twice(folder: Path, kept: Path, display: str) -> Left:
    """The whole story on one kiosk, then the first opening of another one in Arabic."""
    told = _walk(folder, kept / "first", display, "en", "all")
    _walk(folder, kept / "second", display, "ar", "opening")
    for name in PAPERS:
        shutil.copy(kept / "first/prints" / name, folder)
    shutil.copytree(kept / "first/data/show", folder / "show")
    elsewhere = tuple(kept / walk / name for walk in ("first", "second") for name in ELSEWHERE)
    return Left(folder, kept / "first/data", elsewhere, told)


def _walk(folder: Path, kept: Path, display: str, language: str, path: str) -> Told:
    for name in ELSEWHERE:
        (kept / name).mkdir(parents=True)
    command = (sys.executable, "-m", "kiosk.tour.walk", str(folder / "screens"), str(kept), language, path)
    done = subprocess.run(
        command,
        cwd=kept / "here",
        env=_environment(kept, display),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode != 0:
        reason = done.stderr.strip().splitlines()[-1:] or [f"It ended with {done.returncode}."]
        raise WalkStopped(f"The tour stopped on its way; stopped.png shows where. {reason[0]}")
    return Told(**json.loads(done.stdout.strip().splitlines()[-1]))


def _environment(kept: Path, display: str) -> dict[str, str]:
    """A home and a temporary folder of its own, so that whatever is left behind shows."""
    environment = {name: value for name, value in os.environ.items() if name not in _PLACES_OF_OTHERS}
    authority = os.environ.get("XAUTHORITY") or str(Path.home() / ".Xauthority")
    search = (str(Path(kiosk.__file__).parent.parent), os.environ.get("PYTHONPATH", ""))
    return environment | {
        "DISPLAY": display,
        "HOME": str(kept / "home"),
        "TMPDIR": str(kept / "temporary"),
        "XAUTHORITY": authority,
        "KIVY_DPI": str(DPI),
        "MESA_SHADER_CACHE_DISABLE": "true",
        "PYTHONPATH": os.pathsep.join(filter(None, search)),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _clear(folder: Path) -> None:
    """Take away what an earlier tour left there, and nothing else."""
    for name in ("screens", "show"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in (*PAPERS, "stopped.png"):
        (folder / name).unlink(missing_ok=True)
    (folder / "screens").mkdir(parents=True, exist_ok=True)
