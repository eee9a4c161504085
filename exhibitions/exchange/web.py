"""Sending a show's stories to a partner's web space, and reading every address back: a process of its own.

`python -m exhibitions.exchange.web SHOW`: the space comes as one line of JSON on standard input, what happens
goes out as lines of JSON, and the process ends by itself, or when standard input closes. rclone does the
sending (WebDAV). What was taken back is overwritten and deleted before anything new is sent; on the web space
only what belongs to the exhibition's own stories is ever deleted.
"""

import argparse
import json
import os
import signal
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from exhibitions.exchange.rclone import NO_ADDRESS, Rclone, Space, WebRefused
from exhibitions.exchange.sending import Sent, Told
from exhibitions.show.manifest import ShowDamaged, ShowUnknown, digest
from exhibitions.show.reading import Show, open_show
from fanzines.seal import key_from_text
from fanzines.serving.child import when_closed

ROOT: Final = "site/web/"
_PATIENCE: Final = 20.0
_LARGEST: Final = 50_000_000


def send(show: Show, space: Space, told: Told = lambda done, of: None) -> Sent:
    """Bring the web space up to date with a show, then read every address back. WebRefused."""
    if not show.web_url:
        raise WebRefused(NO_ADDRESS)
    rclone = Rclone(show.folder / ROOT, space)
    there, gone = _slugs(show), sorted(show.gone)
    steps: tuple[Callable[[], None], ...] = (
        lambda: rclone.sync("--ignore-times", [f"/S/{slug}/**" for slug in gone]),
        lambda: rclone.sync("--size-only", [f"/S/{slug}/*.mp3" for slug in there]),
        lambda: rclone.copy("--ignore-times", ["/.htaccess", "/S/*.html", "/S/*.css", "/index.html"]),
        lambda: rclone.copy("--size-only", [f"/S/{slug}/*.webp" for slug in there]),
        lambda: rclone.copy("--ignore-times", [f"/S/{slug}/*.html" for slug in there]),
        lambda: rclone.sync("--size-only", [f"/S/{slug}/**" for slug in there]),
    )
    of = len(steps) + 1 + len(there) + len(gone)
    for done, step in enumerate(steps):
        told(done, of)
        step()
    told(len(steps), of)
    lying = rclone.names([f"/S/{slug}/**" for slug in (*there, *gone)])
    wrong = []
    for done, slug in enumerate((*there, *gone), len(steps) + 1):
        told(done, of)
        if not _is_right(show, slug, lying):
            wrong.append(f"{show.web_url.rstrip('/')}/S/{slug}/")
    told(of, of)
    missing = sum(address.split("/")[-2] in show.gone for address in wrong)
    return Sent(len(there) - len(wrong) + missing, len(gone) - missing, tuple(wrong))


def _slugs(show: Show) -> list[str]:
    parts = (name.removeprefix(ROOT).split("/") for name in show.files if name.startswith(f"{ROOT}S/"))
    return sorted({part[1] for part in parts if len(part) == 3} - show.gone)


def _is_right(show: Show, slug: str, lying: Collection[str]) -> bool:
    """Whether a story reads as it was published, or a withdrawn one is not there any more."""
    folder = f"{ROOT}S/{slug}/"
    names = {name.removeprefix(folder) for name in show.files if name.startswith(folder)}
    if {name for name in lying if name.startswith(f"S/{slug}/")} != {f"S/{slug}/{name}" for name in names}:
        return False
    base = f"{(show.web_url or '').rstrip('/')}/S/{slug}/"
    for name in sorted(names):
        status, data = _answer(base if name == "index.html" else f"{base}{name}")
        as_published = status == 200 and digest(data) == show.files[f"{folder}{name}"]
        if not (as_published or (slug in show.gone and status in (404, 410))):
            return False
    return True


def _answer(address: str) -> tuple[int, bytes]:
    """What the web answers; (0, nothing) when it does not."""
    request = urllib.request.Request(address, headers={"Cache-Control": "no-cache"})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            return answer.status, answer.read(_LARGEST)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, b""
    except (OSError, ValueError):
        return 0, b""


def main(arguments: Sequence[str] | None = None) -> int:
    """The process: 0 when the stories were sent, whatever was read back; 1 when they could not be."""
    parser = argparse.ArgumentParser(prog="python -m exhibitions.exchange.web", description=__doc__)
    parser.add_argument("show", type=Path)
    parser.add_argument("--trust", action="append", default=[], type=key_from_text, metavar="KEY")
    given = parser.parse_args(arguments)
    space = Space(**json.loads(sys.stdin.buffer.readline()))
    threading.Thread(target=when_closed, args=(_end,), daemon=True).start()
    try:
        sent = send(open_show(given.show, trusted=given.trust), space, _tell_progress)
    except (ShowDamaged, ShowUnknown, WebRefused) as problem:
        _tell({"state": "failed", "problem": str(problem)})
        return 1
    _tell({"state": "sent", **asdict(sent)})
    return 0


def _end() -> None:
    """Whoever switched this on is gone: rclone goes, too."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(2)


def _tell_progress(done: int, of: int) -> None:
    _tell({"state": "sending", "done": done, "of": of})


def _tell(state: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(state)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
