"""The command line as a test uses it: within this process, or as a child."""

import os
import subprocess
import sys

from click.testing import CliRunner, Result

from fanzines.model import Fanzine, new_fanzine
from kiosk.cli import main
from tests.windows import ROOT

MINI = ROOT / "docs" / "examples" / "mini-zine.fanzine"


CHILD = """
from kiosk import start
from kiosk.cli import main

def prepare_and_tell(**options):
    prepare(**options)
    from kivy.clock import Clock
    Clock.schedule_once(lambda dt: print("drawn", flush=True), 0.5)

prepare = start.prepare
start.prepare = prepare_and_tell
main()
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def refused(result: Result) -> str:
    """The one plain sentence or two on standard error."""
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.strip().endswith(".")
    assert "Traceback" not in result.stderr and "Error" not in result.stderr
    return result.stderr.strip()


def blank(pages: int) -> Fanzine:
    return new_fanzine("2026-11", language="en", pages=pages)


def child(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", CHILD, *arguments]
    unset = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=unset | {"PYTHONPATH": str(ROOT)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
