"""Requests and answers of the Internet Printing Protocol (RFC 8010) as bytes, as far as printing needs it."""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

_VERSION: Final = b"\x02\x00"
_END: Final = 0x03
_BEGIN_COLLECTION, _END_COLLECTION, _MEMBER = 0x34, 0x37, 0x4A
_LAST_DELIMITER: Final = 0x0F
_MOST_NESTED: Final = 8


class Operation(IntEnum):
    """What can be asked of a printer or of CUPS."""

    CREATE_JOB = 0x0005
    SEND_DOCUMENT = 0x0006
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    HOLD_JOB = 0x000C
    GET_DEFAULT = 0x4001
    GET_PRINTERS = 0x4002
    MOVE_JOB = 0x400D


class Section(IntEnum):
    """Whose attributes follow."""

    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Tag(IntEnum):
    """What a value is."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RANGE = 0x33
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


Attributes = Mapping[str, tuple[Any, ...]]
"""The values of each attribute; a collection is such a mapping itself."""

Given = tuple[str, Tag, Any]
"""An attribute to send: its name, what it is, its value or a list of values."""


class NotIpp(Exception):
    """What came is no answer in this protocol."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status, and the attributes of every printer or job it tells about."""

    status: int
    printers: tuple[Attributes, ...] = ()
    jobs: tuple[Attributes, ...] = ()
    operation: Attributes = field(default_factory=dict)

    @property
    def is_ok(self) -> bool:
        """Whether what was asked for was done."""
        return self.status < 0x0100


def request(
    operation: Operation,
    target: Sequence[Given],
    about: Sequence[Given] = (),
    job: Sequence[Given] = (),
    number: int = 1,
) -> bytes:
    """The bytes of a request: `target` says to whom, `about` what is asked, `job` how it is printed."""
    begin: tuple[Given, ...] = (
        ("attributes-charset", Tag.CHARSET, "utf-8"),
        ("attributes-natural-language", Tag.LANGUAGE, "en"),
    )
    parts = [_VERSION, struct.pack(">hI", operation, number)]
    parts += [bytes((Section.OPERATION,)), *_written((*begin, *target, *about))]
    if job:
        parts += [bytes((Section.JOB,)), *_written(job)]
    return b"".join((*parts, bytes((_END,))))


def answer(data: bytes) -> Answer:
    """Read an answer. NotIpp when it is none, or is cut off."""
    try:
        status, _number = struct.unpack_from(">HI", data, 2)
        sections = list(_sections(data, 8))
    except (struct.error, IndexError, UnicodeDecodeError, RecursionError) as error:
        raise NotIpp("The printer's answer cannot be read.") from error
    return Answer(
        status,
        tuple(found for section, found in sections if section == Section.PRINTER),
        tuple(found for section, found in sections if section == Section.JOB),
        next((found for section, found in sections if section == Section.OPERATION), {}),
    )


def number(said: Attributes, name: str) -> int | None:
    """The number an attribute is; None when it is there without one, or not at all."""
    value = next(iter(said.get(name, ())), None)
    return value if isinstance(value, int) else None


def _written(attributes: Iterable[Given]) -> Iterator[bytes]:
    for name, tag, value in attributes:
        for index, one in enumerate(value if isinstance(value, list | tuple) else (value,)):
            said, data = b"" if index else name.encode(), _value(tag, one)
            yield struct.pack(">BH", tag, len(said)) + said + struct.pack(">H", len(data)) + data


def _value(tag: Tag, value: Any) -> bytes:
    match tag:
        case Tag.INTEGER | Tag.ENUM:
            return struct.pack(">i", value)
        case Tag.BOOLEAN:
            return bytes((bool(value),))
        case Tag.RANGE:
            return struct.pack(">ii", *value)
        case _:
            return str(value).encode()


def _sections(data: bytes, at: int) -> Iterator[tuple[int, Attributes]]:
    section, found, name = data[at], dict[str, list[Any]](), ""
    at += 1
    while section != _END:
        tag = data[at]
        if tag <= _LAST_DELIMITER:
            yield section, _whole(found)
            section, found, name, at = tag, {}, "", at + 1
            continue
        said, raw, at = _field(data, at)
        name = said.decode() or name
        if tag == _BEGIN_COLLECTION:
            value, at = _collection(data, at, 0)
        else:
            value = _read(tag, raw)
        if said:
            found[name] = []
        found.setdefault(name, []).append(value)


def _whole(found: Mapping[str, list[Any]]) -> Attributes:
    return {name: tuple(values) for name, values in found.items()}


def _collection(data: bytes, at: int, deep: int) -> tuple[Attributes, int]:
    if deep > _MOST_NESTED:
        raise RecursionError
    found, name = dict[str, list[Any]](), ""
    while True:
        tag = data[at]
        _, raw, at = _field(data, at)
        if tag == _END_COLLECTION:
            return _whole(found), at
        if tag == _MEMBER:
            name = raw.decode()
            continue
        value: Any = _read(tag, raw)
        if tag == _BEGIN_COLLECTION:
            value, at = _collection(data, at, deep + 1)
        found.setdefault(name, []).append(value)


def _field(data: bytes, at: int) -> tuple[bytes, bytes, int]:
    """A field's name and value, and where the next one begins."""
    (length,) = struct.unpack_from(">H", data, at + 1)
    name, at = data[at + 3 : at + 3 + length], at + 3 + length
    (length,) = struct.unpack_from(">H", data, at)
    end = at + 2 + length
    if end > len(data):
        raise IndexError
    return name, data[at + 2 : end], end


def _read(tag: int, raw: bytes) -> Any:
    match tag:
        case Tag.INTEGER | Tag.ENUM:
            return struct.unpack(">i", raw)[0]
        case Tag.BOOLEAN:
            return raw != b"\0"
        case Tag.RANGE:
            return struct.unpack(">ii", raw)
        case _ if 0x40 <= tag <= 0x5F:
            return raw.decode(errors="replace")
        case _:
            return raw
