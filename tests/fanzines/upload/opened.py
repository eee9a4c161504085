"""A phone post that is open on this machine, strangers who knock, and what is known of its process."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from fanzines.upload.post import News, PhonePost, PostState
from fanzines.upload.wire import PageWords

HOST = "127.0.0.1"
WAIT = 60.0
WORDS = PageWords(
    "en", False, "Photos", "Choose", "Send", "Arrived", "It stays", "All here", "Too large", "No photo",
    "Broken off", "One moment", "Another phone", "Over",
)  # fmt: skip


@contextmanager
def opened(seconds: float = 300.0) -> Iterator[PhonePost]:
    """A post that lets phones in."""
    post = PhonePost(HOST)
    post.start(WORDS, seconds)
    try:
        wait_for(lambda: post.state is not PostState.STARTING)
        assert post.state is PostState.OPEN
        yield post
    finally:
        post.stop()


def wait_for(done: Callable[[], object]) -> None:
    deadline = time.monotonic() + WAIT
    while not done():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def sent(address: str, data: bytes, name: str = "photo.jpg", kind: str = "image/jpeg") -> httpx.Response:
    """What a phone gets for a file it sends."""
    return httpx.post(address, files={"photo": (name, data, kind)}, timeout=WAIT)


def news_of(post: PhonePost, count: int = 1) -> list[News]:
    """Photos and refusals, once there are so many."""
    told: list[News] = []

    def enough() -> bool:
        told.extend(one for one in post.news() if one.photo or one.refused or one.word)
        return len(told) >= count

    wait_for(enough)
    return told


def place_of(address: str) -> tuple[str, int, str]:
    """Host, port and path."""
    url = httpx.URL(address)
    assert url.port
    return url.host, url.port, url.path


def said(address: str, data: bytes, *, source: str = HOST) -> bytes:
    """What a stranger is answered who sends these bytes and waits for the end; empty when cut off."""
    host, port, _ = place_of(address)
    with socket.create_connection((host, port), WAIT, (source, 0)) as line:
        line.settimeout(WAIT)
        answer = b""
        try:
            line.sendall(data)
            while piece := line.recv(65536):
                answer += piece
        except (ConnectionResetError, BrokenPipeError):
            pass
        return answer


def status(answer: bytes) -> int:
    """The number in an answer; 0 when there was none."""
    return int(answer.split(b" ", 2)[1]) if answer else 0


def head(address: str, method: str = "GET", *more: str) -> bytes:
    """The head of a request."""
    host, port, path = place_of(address)
    return "\r\n".join((f"{method} {path} HTTP/1.1", f"Host: {host}:{port}", *more, "", "")).encode()


def form(data: bytes, name: str = "photo.jpg", boundary: str = "leaf") -> bytes:
    """A form with one photo."""
    title = f'Content-Disposition: form-data; name="photo"; filename="{name}"'
    return f"--{boundary}\r\n{title}\r\n\r\n".encode() + data + f"\r\n--{boundary}--\r\n".encode()


def process_of(post: PhonePost) -> int:
    """The server's process."""
    assert post._giving is not None
    return post._giving._process.pid


def most_memory(process: int) -> int:
    """The most bytes of memory it ever held."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (line,) = [line for line in lines if line.startswith("VmHWM")]
    return int(line.split()[1]) * 1024


def is_gone(process: int) -> bool:
    return not Path(f"/proc/{process}").exists()
