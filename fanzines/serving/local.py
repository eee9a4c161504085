"""This machine's own addresses in the room. It asks the system and sends nothing to anybody.

It opens sockets to ask with, so only processes that a facilitator switched on for the network may call it.
"""

import ipaddress
import socket
import struct
import sys

_SIOCGIFADDR = 0x8915  # linux/sockios.h


def local_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this machine, no loopback; first the one that leads outward, if any does."""
    found = dict.fromkeys((*_outward(), *_of_interfaces(), *_of_name()))
    return tuple(one for one in found if not ipaddress.ip_address(one).is_loopback)


def _outward() -> tuple[str, ...]:
    # Connecting a datagram socket only looks up the route; 192.0.2.1 is kept for documentation (RFC 5737).
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))
        except OSError:
            return ()
        return (asking.getsockname()[0],)


def _of_interfaces() -> tuple[str, ...]:
    if sys.platform != "linux":
        return ()
    import fcntl

    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(asking.fileno(), _SIOCGIFADDR, request)
            except OSError:
                continue  # an interface without an IPv4 address
            found.append(socket.inet_ntoa(answer[20:24]))
    return tuple(found)


def _of_name() -> tuple[str, ...]:
    try:
        return tuple(socket.gethostbyname_ex(socket.gethostname())[2])
    except OSError:
        return ()
