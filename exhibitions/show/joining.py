"""What a code holds that takes a phone into the network of the room."""

from typing import Final

from exhibitions.show.reading import JoinWifi

_ESCAPED: Final = str.maketrans({sign: f"\\{sign}" for sign in '\\;,:"'})


def joining(wifi: JoinWifi) -> str:
    """The text phones understand: `WIFI:T:WPA;S:name;P:password;;`; without a password an open network."""
    name = wifi.name.translate(_ESCAPED)
    if not wifi.password:
        return f"WIFI:T:nopass;S:{name};;"
    return f"WIFI:T:WPA;S:{name};P:{wifi.password.translate(_ESCAPED)};;"
