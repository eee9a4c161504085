"""An address counts only once a story page came from it."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from exhibitions.room.asking import answers, not_checked

SLUG = "7K3MWX5TQ0ZR9A1B"


class Stories(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = {f"/S/{SLUG}/": 200, "/S/GONE/": 410}.get(self.path, 404)
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Stories) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"HTTP://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


def test_only_a_story_that_comes_counts(server: str) -> None:
    assert answers(f"{server}/S/{SLUG}")
    assert not answers(f"{server}/S/GONE")
    assert not answers(f"{server}/S/OTHER")


def test_nobody_there_is_no_answer() -> None:
    assert not answers("HTTP://127.0.0.1:9/S/X")
    assert not answers("nowhere")


def test_a_child_tells_which_addresses_are_not_checked(server: str) -> None:
    there, gone = f"{server}/S/{SLUG}", f"{server}/S/GONE"
    assert not_checked([there, gone, "nowhere"]) == (gone, "nowhere")
    assert not_checked([]) == ()
