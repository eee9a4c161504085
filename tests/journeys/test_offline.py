"""The making process opens no internet socket: its system calls are watched while she makes."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.windows import environment

pytestmark = pytest.mark.window
APP = Path(__file__).parent / "apps/offline_app.py"
_CONTROL = "import socket; socket.socket(socket.AF_INET).close(); socket.socket(socket.AF_INET6).close()"
_INTERNET = re.compile(r"AF_(INET6?|PACKET)")


def watched(log: Path, *command: str, display: str = "") -> "subprocess.CompletedProcess[str]":
    strace = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=%network", "-o", str(log))
    return subprocess.run(
        (*strace, *command),
        env=environment(display),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def internet(log: Path) -> list[str]:
    return [line for line in log.read_text().splitlines() if _INTERNET.search(line)]


@pytest.fixture(autouse=True)
def watching(tmp_path: Path) -> None:
    """Nothing is proved by a watch that sees nothing: two sockets of a program that opens them are seen."""
    if shutil.which("strace") is None:
        pytest.skip("scripts/packages.sh test installs strace")
    done = watched(tmp_path / "control", sys.executable, "-c", _CONTROL)
    if "ptrace" in done.stderr.lower():
        pytest.skip("No process may be watched on this machine.")
    assert len(internet(tmp_path / "control")) >= 2


def test_making_finishing_and_printing_open_no_internet_socket(screen: str, tmp_path: Path) -> None:
    log, kept = tmp_path / "calls", tmp_path / "kept"
    kept.mkdir()
    done = watched(log, sys.executable, str(APP), "offline", str(kept), display=screen)
    assert done.returncode == 0, done.stderr[-3000:]
    report: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    assert report["printed"] == ["mini.pdf"]
    assert "AF_UNIX" in log.read_text()  # the screen's own
    assert internet(log) == []
