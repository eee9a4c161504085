"""Requests and answers of IPP as bytes."""

import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.printers import ipp
from printing.printers.ipp import NotIpp, Operation, Tag
from printing.printers.printer import described
from printing.printers.wire import Place

_words = st.text("az-9äأ𝔸", max_size=20)
_values = {
    Tag.INTEGER: st.integers(-(2**31), 2**31 - 1),
    Tag.BOOLEAN: st.booleans(),
    Tag.RANGE: st.tuples(st.integers(0, 99), st.integers(0, 99)),
    Tag.NAME: _words,
    Tag.KEYWORD: _words,
}
_attributes = st.sampled_from(list(_values)).flatmap(
    lambda tag: st.tuples(st.just(tag), st.lists(_values[tag], min_size=1, max_size=4))
)


def _as_answer(request: bytes, status: int = 0) -> bytes:
    """An answer has a status where a request has its operation."""
    return request[:2] + struct.pack(">H", status) + request[4:]


@given(st.dictionaries(st.sampled_from(("a", "copies", "sides", "job-id")), _attributes))
def test_what_is_written_is_read_as_it_was(about: dict[str, Any]) -> None:
    job = [(name, tag, values) for name, (tag, values) in about.items()]
    read = ipp.answer(_as_answer(ipp.request(Operation.CREATE_JOB, [], [], job)))
    assert read.operation["attributes-charset"] == ("utf-8",)
    assert (dict(read.jobs[0]) if read.jobs else {}) == {
        name: tuple(values) for name, (_, values) in about.items()
    }


@given(st.binary(max_size=300))
def test_bytes_that_are_no_answer_are_refused_and_nothing_else_happens(data: bytes) -> None:
    whole = _as_answer(ipp.request(Operation.GET_JOBS, []))
    for tried in (data, whole[:8] + data, whole[:-1] + b"\x34" * 40 + data):
        try:
            ipp.answer(tried)
        except NotIpp:
            continue


def test_an_answer_that_is_cut_off_is_none() -> None:
    whole = _as_answer(ipp.request(Operation.GET_JOBS, [("printer-uri", Tag.URI, "ipp://localhost/")]))
    for end in range(len(whole)):
        with pytest.raises(NotIpp):
            ipp.answer(whole[:end])


def test_a_collection_is_read_with_all_that_is_in_it() -> None:
    def field(tag: int, name: bytes, value: bytes) -> bytes:
        return struct.pack(">BH", tag, len(name)) + name + struct.pack(">H", len(value)) + value

    size = field(0x34, b"", b"") + field(0x4A, b"", b"x-dimension")
    size += field(0x21, b"", struct.pack(">i", 21000)) + field(0x37, b"", b"")
    sheet = (
        field(0x34, b"media-col-ready", b"") + field(0x4A, b"", b"media-size") + size + field(0x37, b"", b"")
    )
    read = ipp.answer(b"\x02\x00\x00\x00\x00\x00\x00\x01\x04" + sheet + b"\x03")
    assert read.printers == ({"media-col-ready": ({"media-size": ({"x-dimension": (21000,)},)},)},)


def test_an_answer_of_very_many_values_is_read() -> None:
    first = struct.pack(">BH", Tag.KEYWORD, 1) + b"a" + struct.pack(">H", 0)
    more = struct.pack(">BHH", Tag.KEYWORD, 0, 0) * 190_000
    read = ipp.answer(struct.pack(">HHIB", 0x0200, 0, 1, 4) + first + more + b"\x03")
    assert len(read.printers[0]["a"]) == 190_001


def test_what_a_printer_does_not_know_of_itself_is_no_number() -> None:
    said: dict[str, tuple[Any, ...]] = {
        "printer-name": ("Zine",),
        "job-id": (b"",),
        "media-top-margin-supported": (b"",),
        "media-left-margin-supported": ("wide", 300),
    }
    assert ipp.number(said, "job-id") is None and ipp.number(said, "copies") is None
    assert described(said, Place(uri="ipp://localhost/ipp/print")).margin == 3.0
