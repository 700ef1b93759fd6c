"""Connect to the public internet only, to the very address that was checked, and within a deadline."""

import ipaddress
import socket
import time
from collections.abc import Iterable

import httpcore2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class ForbiddenAddressError(Exception):
    """A host's name leads to an address that is not of the public internet."""


class Guarded(httpcore2.NetworkBackend):
    """Looks each host up once, checks all its addresses, and connects to one of those.

    ``allowed`` are the names of hosts whose addresses are not checked. From ``deadline`` (seconds of the
    monotonic clock) on, every connection fails.
    """

    def __init__(self, allowed: Iterable[str]) -> None:
        self._allowed = frozenset(name.lower().strip("[]") for name in allowed)
        self._inner = httpcore2.SyncBackend()
        self.deadline = float("inf")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection. Raises ``ForbiddenAddressError`` and what ``httpcore2`` raises."""
        failed: Exception = httpcore2.ConnectError("it has no address")
        for address in self._addresses(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
                return _Timed(stream, self)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed

    def left(self, timeout: float | None) -> float:
        """Return the seconds that may be waited: ``timeout``, or what the deadline leaves."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is over")
        return left if timeout is None else min(left, timeout)

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(str(error)) from None
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if host.lower().strip("[]") not in self._allowed and not all(map(is_public, addresses)):
            raise ForbiddenAddressError(host)
        return addresses


def is_public(address: str) -> bool:
    """Tell whether ``address`` is of the public internet, also where it wraps another one.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    parsed = ipaddress.ip_address(address.split("%")[0])
    return all(part.is_global and not part.is_multicast for part in (parsed, *_wrapped(parsed)))


def _wrapped(address: Address) -> list[Address]:
    """The IPv4 addresses that an IPv6 address of a transition mechanism leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [part for part in inside if part is not None]


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class _Timed(httpcore2.NetworkStream):
    """A connection that ends at the deadline, however slowly it drips."""

    def __init__(self, stream: httpcore2.NetworkStream, guard: Guarded) -> None:
        self._stream, self._guard = stream, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: object, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._guard.left(timeout))  # type: ignore[arg-type]
        return _Timed(stream, self._guard)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
