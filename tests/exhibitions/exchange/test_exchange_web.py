import http.server
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest

from exhibitions.exchange.rclone import NO_ADDRESS, NOT_LET_IN, NOT_REACHED, Space, WebRefused
from exhibitions.exchange.sending import Sent, send_beside
from exhibitions.show.folder import current_version
from tests.exhibitions.shows import WEB, little_show

pytestmark = pytest.mark.skipif(shutil.which("rclone") is None, reason="rclone is not here")
OTHER = "AAAAAAAAAAAAAAAA"
SOUND = "CCCCCCCCCCCCCCCC"


class Web:
    """A web space on this machine: WebDAV to write to, a plain server to read (`says_gone`: with 410s)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.says_gone = False
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._dav = subprocess.Popen(
            [
                *("rclone", "serve", "webdav", str(folder), "--addr", f"127.0.0.1:{port}"),
                *("--user", "hall", "--pass", "moon", "--config", "/dev/null", "--dir-cache-time", "0s"),
            ],
            stderr=subprocess.DEVNULL,
        )
        self.space = Space(f"http://127.0.0.1:{port}/", "hall", "moon")
        web = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                slug = [*self.path.split("/"), "", "", ""][2]
                told = web.folder / ".htaccess"
                if web.says_gone and told.exists() and f'gone "^/S/{slug}(' in told.read_text():
                    self.send_error(410)
                else:
                    super().do_GET()

            def log_message(self, *_: object) -> None:
                pass

        self._pages = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Handler, directory=str(folder))
        )
        threading.Thread(target=self._pages.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._pages.server_address[1]}"
        while not _listens(port):
            time.sleep(0.02)

    def close(self) -> None:
        self._dav.terminate()
        self._dav.wait()
        self._pages.shutdown()
        self._pages.server_close()


def _listens(port: int) -> bool:
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0


def read(address: str) -> bytes:
    with urlopen(address) as answer:
        return bytes(answer.read())


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    web = Web(tmp_path_factory.mktemp("web") / "space")
    yield web
    web.close()


@pytest.fixture(autouse=True)
def nothing_between(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy lies between two ends of this machine."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def published(
    place: Path, web: Web, sequence: int, *, web_slugs: tuple[str, ...], gone: tuple[str, ...] = ()
) -> Path:
    little_show(place, sequence=sequence, gone=gone, web_stories=web_slugs, web_url=web.url)
    return place


def test_stories_are_put_on_the_web_and_withdrawn_from_it(tmp_path: Path, web: Web) -> None:
    (web.folder / "ours.html").write_text("The partner's own page.")
    another = web.folder / "S" / "BBBBBBBBBBBBBBBB" / "index.html"
    another.parent.mkdir(parents=True)
    another.write_text("Another exhibition's.")
    place, steps = tmp_path / "show", []
    published(place, web, 1, web_slugs=(WEB, OTHER))
    sent = send_beside(place, web.space, told=lambda done, of: steps.append((done, of)))
    assert sent == Sent(2, 0, ())
    assert steps[-1][0] == steps[-1][1] and steps == sorted(steps)
    page = current_version(place) / f"site/web/S/{WEB}/index.html"
    assert read(f"{web.url}/S/{WEB}/") == page.read_bytes()

    former = {path.name for path in (web.folder / "S" / WEB).iterdir()}
    published(place, web, 2, web_slugs=(WEB,), gone=(OTHER,))
    assert send_beside(place, web.space) == Sent(1, 1, ())
    assert {path.suffix for path in (web.folder / "S" / OTHER).iterdir()} == {".html"}
    assert b"webp" not in read(f"{web.url}/S/{OTHER}/")
    now = {path.name for path in (web.folder / "S" / WEB).iterdir()}
    assert len(now) == len(former) and {name[-5:] for name in now & former} == {".html"}
    assert (web.folder / "ours.html").exists() and another.exists()

    web.says_gone = True
    assert send_beside(place, web.space) == Sent(1, 1, ())


def test_a_reading_that_was_taken_back_leaves_the_web_and_the_story_stays(tmp_path: Path, web: Web) -> None:
    place = tmp_path / "show"
    shown = {"web_stories": (WEB,), "web_url": web.url}
    little_show(place, sound=(SOUND, b"a voice"), **shown)  # type: ignore[arg-type]
    assert send_beside(place, web.space) == Sent(1, 0, ())
    assert read(f"{web.url}/S/{WEB}/{SOUND}.mp3") == b"a voice"
    assert b"<audio" in read(f"{web.url}/S/{WEB}/")
    little_show(place, sequence=2, gone=(SOUND,), **shown)  # type: ignore[arg-type]
    assert send_beside(place, web.space).there == 1
    assert not list((web.folder / "S" / WEB).glob("*.mp3"))
    assert b"<audio" not in read(f"{web.url}/S/{WEB}/")


def test_an_address_that_does_not_read_as_it_should_is_named(tmp_path: Path, web: Web) -> None:
    elsewhere = little_show(
        tmp_path / "b", web_stories=(WEB,), gone=(OTHER,), web_url="http://127.0.0.1:9"
    ).parent
    sent = send_beside(elsewhere, web.space)
    assert (sent.there, sent.gone) == (0, 0)
    assert sent.wrong == tuple(f"http://127.0.0.1:9/S/{slug}/" for slug in (WEB, OTHER))


def test_what_cannot_be_sent_is_said_in_a_sentence(tmp_path: Path, web: Web) -> None:
    place = published(tmp_path / "show", web, 1, web_slugs=(WEB,))
    with pytest.raises(WebRefused, match=NOT_LET_IN):
        send_beside(place, Space(web.space.address, "hall", "sun"))
    with pytest.raises(WebRefused, match=NOT_REACHED):
        send_beside(place, Space("http://127.0.0.1:9/", "hall", "moon"))
    with pytest.raises(WebRefused, match=NO_ADDRESS):
        send_beside(little_show(tmp_path / "nowhere").parent, web.space)
    with pytest.raises(WebRefused, match="no show"):
        send_beside(tmp_path, web.space)
