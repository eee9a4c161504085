"""The code that takes a phone into the network of the room."""

import zxingcpp

from exhibitions.show.joining import joining
from exhibitions.show.reading import JoinWifi
from printing.painting.qr import qr_picture


def test_signs_with_a_meaning_are_written_as_signs() -> None:
    assert joining(JoinWifi('Ro;om:"1"', "a,b\\c")) == 'WIFI:T:WPA;S:Ro\\;om\\:\\"1\\";P:a\\,b\\\\c;;'


def test_an_open_network_asks_for_no_password() -> None:
    assert joining(JoinWifi("Rooms", "")) == "WIFI:T:nopass;S:Rooms;;"


def test_phones_read_it_back() -> None:
    text = joining(JoinWifi("Small rooms", "tea;and;moon"))
    found = zxingcpp.read_barcodes(qr_picture(text, 6))
    assert [code.text for code in found] == [text]
