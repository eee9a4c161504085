"""A process that shut itself in opens no file and calls nobody, in every thread it has from then on."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fanzines.confined import shut_in

ROOT = Path(__file__).parents[2]
TRYING = """
import json, os, socket, sys, threading
from fanzines.confined import shut_in
listening = socket.create_server(("127.0.0.1", 0))
held = open(sys.argv[1])
tries = {
    "read": lambda: open(sys.argv[1]).read(),
    "write": lambda: open(sys.argv[1] + ".new", "w"),
    "list": lambda: os.listdir(os.path.dirname(sys.argv[1])),
    "remove": lambda: os.remove(sys.argv[1]),
    "others": lambda: open(f"/proc/{os.getppid()}/environ", "rb").read(),
    "run": lambda: os.execv("/bin/true", ["true"]),
    "call": lambda: socket.socket().connect(listening.getsockname()),
    "listen": lambda: socket.socket().bind(("127.0.0.1", 0)),
    "held": held.read,
}
told = {"shut": shut_in()}
def attempt():
    for name, act in tries.items():
        try:
            act()
            told[name] = True
        except PermissionError:
            told[name] = False
thread = threading.Thread(target=attempt)
thread.start()
thread.join()
print(json.dumps(told))
"""


def test_nothing_is_opened_and_nobody_called(tmp_path: Path) -> None:
    secret = tmp_path / "library.db"
    secret.write_text("a page")
    done = subprocess.run(
        [sys.executable, "-c", TRYING, str(secret)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    if not told.pop("shut"):
        pytest.skip("This system has no Landlock.")
    assert told.pop("held")
    network = {name: told.pop(name) for name in ("call", "listen")}
    assert not any(told.values()), told
    assert secret.read_text() == "a page"
    if not all(network.values()):  # older systems know files only
        assert not any(network.values())


def test_where_the_system_cannot_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert shut_in() is False
