"""A printer for journeys: scripts that stand in for the commands of the printing system."""

import os
from pathlib import Path

import pytest

COMMANDS = {
    "lp": 'cat > "$(dirname "$0")/sheet.pdf"\necho "request id is Hall-1 (1 file(s))"\n',
    "lpstat": '[ "$1" = -e ] && echo Hall || echo "printer Hall is idle."\n',
    "lpoptions": "",
    "cancel": 'echo "$@" >> "$(dirname "$0")/forgotten"\n',
}


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the spooler's commands stand, and what they were given."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, script in COMMANDS.items():
        (commands / name).write_text(f"#!/bin/sh\n{script}")
        (commands / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    return commands
