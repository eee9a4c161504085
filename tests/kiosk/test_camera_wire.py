"""What goes through the camera's pipe comes out the same, or not at all."""

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fanzines.pipes import send
from kiosk.camera.wire import LARGEST, Kind, frame_body, frame_parts, receive


@given(some.lists(some.tuples(some.sampled_from(Kind), some.binary(max_size=300))))
def test_messages_arrive_whole_and_in_order(messages: list[tuple[Kind, bytes]]) -> None:
    pipe = BytesIO()
    for kind, body in messages:
        send(pipe, kind, body)
    pipe.seek(0)
    assert [receive(pipe) for _ in messages] == messages
    assert receive(pipe) is None


@given(some.binary(max_size=50), some.integers(0, 54))
def test_a_message_that_is_cut_short_is_none(body: bytes, kept: int) -> None:
    whole = BytesIO()
    send(whole, Kind.PHOTO, body)
    assert receive(BytesIO(whole.getvalue()[: min(kept, len(body) + 4)])) is None


@pytest.mark.parametrize(
    "head", [struct.pack("!BI", 99, 0), struct.pack("!BI", 1, LARGEST + 1), b"Traceback (most recent"]
)
def test_what_is_no_message_is_refused_before_it_is_read(head: bytes) -> None:
    with pytest.raises(ValueError):
        receive(BytesIO(head))


@given(some.integers(1, 12), some.integers(1, 12), some.data())
def test_a_picture_keeps_its_size(width: int, height: int, data: some.DataObject) -> None:
    rgb = data.draw(some.binary(min_size=width * height * 3, max_size=width * height * 3))
    assert frame_parts(frame_body(width, height, rgb)) == (width, height, rgb)


@pytest.mark.parametrize(
    "body", [b"", b"\0", b"\0\0\0\0", frame_body(2, 2, bytes(11)), frame_body(1, 1, b"")]
)
def test_a_picture_of_another_size_than_it_says_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError):
        frame_parts(body)
