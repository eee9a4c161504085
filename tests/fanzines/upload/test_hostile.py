"""Whoever else is in the room's network: the real server over real sockets, and what it does not do."""

import socket
import struct
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image

import assets
from fanzines.photos.refusals import Refusal
from fanzines.upload.post import PhonePost, PostState
from fanzines.upload.wire import BROKEN_OFF, LARGEST, NO_PHOTO, TOO_LARGE
from tests.fanzines.pictures import exif, quarters, stored
from tests.fanzines.upload.opened import (
    HOST,
    WAIT,
    form,
    head,
    is_gone,
    most_memory,
    news_of,
    opened,
    place_of,
    process_of,
    said,
    sent,
    status,
    wait_for,
)  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="further addresses of this machine")
CAT = assets.data("sample", "photos", "cat.jpg")
MEMORY = 200_000_000
FORM = "Content-Type: multipart/form-data; boundary=leaf"


@pytest.fixture
def post() -> Iterator[PhonePost]:
    with opened() as post:
        yield post
        if not is_gone(process_of(post)):
            assert most_memory(process_of(post)) < MEMORY


def test_only_the_whole_address_answers(post: PhonePost) -> None:
    host, port, path = place_of(post.address)
    others = ("/", "/P", "/P/", path[:-1], path + "A", path.lower(), path + "/", f"/x/..{path}", f"/{path}")
    for other in (*others, "/robots.txt", "/favicon.ico", "/P/%00", "/P/..%2f..%2fetc/passwd"):
        answer = said(post.address, f"GET {other} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        assert status(answer) == 404, other
        assert path.encode() not in answer
    assert httpx.get(post.address).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "OPTIONS", "TRACE", "DELETE", "PATCH", "PROPFIND", "FROB"])
def test_other_methods_are_not_for_here(post: PhonePost, method: str) -> None:
    answer = said(post.address, head(post.address, method, "Content-Length: 0"))
    assert status(answer) == 405
    assert b"text/plain" in answer


def test_a_head_is_answered_without_a_body_and_leaves_the_address_to_the_phone(post: PhonePost) -> None:
    answer = said(post.address, head(post.address, "HEAD"), source="127.0.0.9")
    assert status(answer) == 200
    assert answer.endswith(b"\r\n\r\n")
    assert httpx.get(post.address).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "localhost:{port}", "127.0.0.1:{port}.evil.example", "", "[::1]:{port}"],
)
def test_another_host_name_is_turned_away(post: PhonePost, host: str) -> None:
    _, port, path = place_of(post.address)
    lines = f"GET {path} HTTP/1.1\r\nHost: {host.format(port=port)}\r\n\r\n"
    assert status(said(post.address, lines.encode())) == 421


def test_no_host_or_two_are_no_request(post: PhonePost) -> None:
    _, port, path = place_of(post.address)
    own = f"Host: {HOST}:{port}\r\n"
    for hosts in ("", own + own):
        assert status(said(post.address, f"GET {path} HTTP/1.1\r\n{hosts}\r\n".encode())) in (400, 421)


@pytest.mark.parametrize(
    "junk",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
        b"GET\r\n\r\n",
        b"\x00" * 4096,
        b"GET / HTTP/9.9\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: " + b"a" * 100_000,
    ],
)
def test_junk_is_cut_short(post: PhonePost, junk: bytes) -> None:
    answer = said(post.address, junk)
    assert status(answer) in (0, 400, 404, 421)
    assert httpx.get(post.address).status_code == 200


def test_two_lengths_are_no_request(post: PhonePost) -> None:
    smuggled = head(post.address, "POST", FORM, "Content-Length: 5", "Content-Length: 6") + b"hello!"
    assert status(said(post.address, smuggled)) == 400
    assert post.news() == []


def test_too_many_bytes_by_the_head(post: PhonePost) -> None:
    body = form(b"\xff\xd8\xff" + bytes(LARGEST + 100_000))
    answer = said(post.address, head(post.address, "POST", FORM, f"Content-Length: {len(body)}") + body)
    assert status(answer) == 413
    assert news_of(post)[0].word == TOO_LARGE


def test_a_photo_just_too_large_for_the_count(post: PhonePost) -> None:
    answer = sent(post.address, b"\xff\xd8\xff" + bytes(LARGEST - 2))
    assert answer.status_code == 413
    assert "Too large" in answer.text


def test_too_many_bytes_without_a_length_in_the_head(post: PhonePost) -> None:
    body = form(b"\xff\xd8\xff" + bytes(LARGEST + 1))

    def pieces() -> Iterator[bytes]:
        for at in range(0, len(body), 1 << 16):
            yield body[at : at + (1 << 16)]

    title, _, kind = FORM.partition(": ")
    answer = httpx.post(post.address, content=pieces(), headers={title: kind}, timeout=WAIT)
    assert answer.status_code == 413


def test_an_endless_photo_is_cut_off(post: PhonePost) -> None:
    host, port, _ = place_of(post.address)
    piece = b"10000\r\n" + bytes(1 << 16) + b"\r\n"
    with socket.create_connection((host, port), WAIT) as line:
        line.sendall(head(post.address, "POST", FORM, "Transfer-Encoding: chunked"))
        begin = form(b"\xff\xd8\xff")[:80]
        line.sendall(f"{len(begin):x}\r\n".encode() + begin + b"\r\n")
        count = 0
        with suppress(ConnectionError):
            while count < 400_000_000:
                line.sendall(piece)
                count += len(piece)
    assert count < 100_000_000
    assert httpx.get(post.address).status_code == 200


def test_a_form_of_a_hundred_fields(post: PhonePost) -> None:
    parts = [f'--leaf\r\nContent-Disposition: form-data; name="f{n}"\r\n\r\nx\r\n' for n in range(100)]
    body = "".join(parts).encode() + form(CAT)
    answer = said(post.address, head(post.address, "POST", FORM, f"Content-Length: {len(body)}") + body)
    assert status(answer) == 400
    assert news_of(post)[0].word == NO_PHOTO


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", CAT),
        ("application/json", b'{"photo": "x"}'),
        ("application/x-www-form-urlencoded", b"photo=x"),
        ("multipart/form-data", form(CAT)),
        ("multipart/form-data; boundary=", form(CAT)),
        ("multipart/form-data; boundary=" + "a" * 200, form(CAT)),
        ("multipart/form-data; boundary=leaf", b""),
        ("multipart/form-data; boundary=leaf", b"--leaf--\r\n"),
        ("multipart/form-data; boundary=leaf", form(CAT)[:-20]),
        ("multipart/form-data; boundary=leaf", form(CAT).replace(b'name="photo"', b'name="other"')),
        ("multipart/form-data; boundary=leaf", form(CAT)[:-4] + form(CAT)[len(b"--leaf") :]),
    ],
)
def test_what_is_no_form_of_ours(post: PhonePost, kind: str, body: bytes) -> None:
    lines = (f"Content-Type: {kind}", f"Content-Length: {len(body)}")
    assert status(said(post.address, head(post.address, "POST", *lines) + body)) in (400, 415)
    assert news_of(post)[0].word == NO_PHOTO


def bomb() -> bytes:
    """A PNG of 30,000 x 30,000 pixels in a few kilobytes."""

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    size = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(30_000 * 3_751), 9)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", size) + part(b"IDAT", rows) + part(b"IEND", b"")


def test_a_picture_that_would_fill_the_memory(post: PhonePost) -> None:
    assert sent(post.address, bomb(), "small.png").status_code == 415
    (told,) = news_of(post)
    assert told.refused
    assert told.refused.reason is Refusal.TOO_MANY_PIXELS


HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.jpg", HTML),
        ("page.html", HTML),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("drawing.jpg", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("both.gif", b"GIF89a/*" + HTML + b"*/=1;"),
        ("film.mp4", b"\0\0\0\x18ftypmp42" + bytes(100)),
        ("paper.pdf", b"%PDF-1.7\n"),
        ("archive.jpg", b"PK\x03\x04" + bytes(100)),
        ("nothing.jpg", b""),
        ("program.jpg", b"\x7fELF" + bytes(100)),
    ],
)
def test_what_is_no_photo_whatever_it_says(post: PhonePost, name: str, data: bytes) -> None:
    answer = sent(post.address, data, name)
    assert answer.status_code == 415
    assert "No photo" in answer.text
    assert "alert" not in answer.text
    assert news_of(post)[0].word == NO_PHOTO


@pytest.mark.parametrize(
    "data", [CAT[: len(CAT) // 3], b"\xff\xd8\xff\xe0" + HTML, b"RIFF\x40\0\0\0WEBP" + HTML]
)
def test_a_photo_that_is_none_inside(post: PhonePost, data: bytes) -> None:
    answer = sent(post.address, data)
    assert answer.status_code == 415
    assert news_of(post)[0].refused


def test_what_hides_behind_a_photo_and_in_its_name_does_not_come_along(post: PhonePost) -> None:
    hiding = stored(quarters(), "JPEG", exif=exif()) + HTML
    for name in ("../../../tmp/fanzine.jpg", "C:\\fanzine.jpg", "x\0y.jpg", "$(touch fanzine).jpg"):
        assert sent(post.address, hiding, name).status_code == 200
    for told in news_of(post, 4):
        assert told.photo
        assert b"script" not in told.photo.data
        assert b"Exif" not in told.photo.data
    assert not Path("/tmp/fanzine.jpg").exists()


def test_a_head_that_never_ends_is_cut_off(post: PhonePost) -> None:
    host, port, _ = place_of(post.address)
    with socket.create_connection((host, port), WAIT) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: ")
        assert _until_cut(line) == b""


def test_a_photo_that_stops_on_its_way_is_told_and_another_may_come(post: PhonePost) -> None:
    host, port, _ = place_of(post.address)
    with socket.create_connection((host, port), WAIT) as line:
        line.sendall(head(post.address, "POST", FORM, "Content-Length: 50000") + form(CAT)[:2000])
        wait_for(lambda: httpx.post(post.address).status_code == 503)
        assert status(_until_cut(line)) in (0, 408)
    assert news_of(post)[0].word == BROKEN_OFF
    assert sent(post.address, CAT).status_code == 200


def test_a_phone_that_goes_away_in_the_middle_leaves_the_way_free(post: PhonePost) -> None:
    host, port, _ = place_of(post.address)
    with socket.create_connection((host, port), WAIT) as line:
        line.sendall(head(post.address, "POST", FORM, "Content-Length: 50000") + form(CAT)[:2000])
    assert news_of(post)[0].word == BROKEN_OFF
    assert sent(post.address, CAT).status_code == 200


def test_many_silent_strangers_do_not_shut_her_out(post: PhonePost) -> None:
    host, port, _ = place_of(post.address)
    lines = [
        socket.create_connection((host, port), WAIT, (f"127.0.0.{who}", 0))
        for who in (3, 4)
        for _ in range(30)
    ]
    assert sent(post.address, CAT).status_code == 200
    for line in lines:
        line.close()


def test_twenty_at_once_bring_no_more_than_four(post: PhonePost) -> None:
    def one(_number: int) -> int:
        try:
            return sent(post.address, CAT).status_code
        except httpx.TransportError:
            return 0

    with ThreadPoolExecutor(20) as many:
        answers = list(many.map(one, range(20)))
    assert set(answers) <= {0, 200, 410, 503}
    assert 1 <= answers.count(200) <= 4
    assert len(news_of(post, answers.count(200))) == answers.count(200)


def test_a_second_phone_is_turned_away_kindly(post: PhonePost) -> None:
    assert httpx.get(post.address).status_code == 200
    other = httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.2"))
    for answer in (other.get(post.address), other.post(post.address, files={"photo": CAT})):
        assert answer.status_code == 403
        assert "Another phone" in answer.text
        assert "<form" not in answer.text
    assert sent(post.address, CAT).status_code == 200


def test_after_four_the_address_is_dead(post: PhonePost) -> None:
    process = process_of(post)
    for number in range(4):
        answer = sent(post.address, stored(quarters(size=(90 + number, 60)), "PNG"))
        assert answer.status_code == 200
    assert "All here" in answer.text
    address = post._giving.address if post._giving else ""
    with suppress(httpx.TransportError):
        assert sent(address, CAT).status_code == 410
    wait_for(lambda: post.state is PostState.OVER and is_gone(process))
    with pytest.raises(httpx.TransportError):
        httpx.get(address)
    assert [Image.open(BytesIO(told.photo.data)).width for told in news_of(post, 4) if told.photo] == [
        90,
        91,
        92,
        93,
    ]


def _until_cut(line: socket.socket) -> bytes:
    answer = b""
    with suppress(ConnectionError):
        while piece := line.recv(65536):
            answer += piece
    return answer
