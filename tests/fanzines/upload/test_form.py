"""The form a phone sends, in whatever pieces it comes."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.upload.form import FileTooLarge, Form, FormRefused, boundary_of
from fanzines.upload.kinds import begins_like_a_photo

LEAF = b"leaf"


def in_form(*parts: tuple[str, bytes]) -> bytes:
    whole = b"".join(b"--leaf\r\n" + head.encode() + b"\r\n\r\n" + body + b"\r\n" for head, body in parts)
    return whole + b"--leaf--\r\n"


def photo(body: bytes, name: str = "photo") -> tuple[str, bytes]:
    return (
        f'Content-Disposition: form-data; name="{name}"; filename="a.jpg"\r\nContent-Type: image/jpeg',
        body,
    )


def field(name: str, body: bytes = b"x") -> tuple[str, bytes]:
    return f'Content-Disposition: form-data; name="{name}"', body


def read(data: bytes, sizes: list[int], largest: int = 10_000) -> Form:
    form, at = Form(LEAF, largest), 0
    for size in [*sizes, len(data)]:
        form.feed(data[at : at + size])
        at += size
    return form


@given(
    body=st.one_of(
        st.binary(max_size=400), st.sampled_from([b"\r\n--lea", b"\r\n", b"--leaf", b"\r\n--\r\n-"])
    ),
    before=st.lists(st.binary(max_size=20).filter(lambda b: b"--leaf" not in b), max_size=3),
    sizes=st.lists(st.integers(1, 40), max_size=60),
)
def test_the_photo_comes_out_as_it_went_in(body: bytes, before: list[bytes], sizes: list[int]) -> None:
    body = body.replace(b"\r\n--leaf", b"")
    data = in_form(*(field(f"f{n}", text) for n, text in enumerate(before)), photo(body), field("after"))
    form = read(data, sizes)
    assert form.is_complete
    assert bytes(form.photo) == body


def test_a_photo_may_be_as_large_as_it_may_be() -> None:
    assert len(read(in_form(photo(bytes(500))), [7] * 100, largest=500).photo) == 500
    with pytest.raises(FileTooLarge):
        read(in_form(photo(bytes(501))), [7] * 100, largest=500)


@pytest.mark.parametrize(
    "data",
    [
        in_form(photo(b"1"), photo(b"2")),
        in_form(photo(b"1", name="other")),
        in_form(*(field(str(n)) for n in range(20))),
        in_form(field("long", bytes(5000))),
        in_form(("X: " + "a" * 3000, b"")),
        b"--leaf\rx" + bytes(100),
        b"x" * 6000,
        b"--leaf\r\n" + b"X" * 6000,
    ],
)
def test_what_is_refused(data: bytes) -> None:
    with pytest.raises(FormRefused):
        read(data, [random.Random(7).randint(1, 50) for _ in range(200)])


def test_a_form_that_is_cut_short_is_not_complete() -> None:
    whole = in_form(photo(b"abc"))
    assert not any(read(whole[:end], []).is_complete for end in range(len(whole) - 4))


@pytest.mark.parametrize("kind", ["", "text/html", "multipart/form-data", "multipart/mixed; boundary=a"])
def test_what_has_no_boundary(kind: str) -> None:
    with pytest.raises(FormRefused):
        boundary_of(kind)


def test_boundaries_as_browsers_write_them() -> None:
    assert (
        boundary_of("multipart/form-data; boundary=----WebKitFormBoundaryx7") == b"----WebKitFormBoundaryx7"
    )
    assert boundary_of('Multipart/Form-Data;boundary="a b"') == b"a b"


def test_photos_by_their_first_bytes() -> None:
    for data in (b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\0\x18ftypheic"):
        assert begins_like_a_photo(data)
    for data in (
        b"",
        b"\xff\xd8",
        b"GIF89a",
        b"<svg",
        b"RIFF\0\0\0\0AVI ",
        b"\0\0\0\x18ftypmp42",
        b" \xff\xd8\xff",
    ):
        assert not begins_like_a_photo(data)
