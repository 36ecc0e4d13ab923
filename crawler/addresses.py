"""Which addresses may be fetched: schemes, ports, and every resolved address at connect time.

Cited links are chosen by strangers. The check that counts is the one on the very addresses that a
connection is about to use, inside the reactor's name resolver: a name that answers differently a
moment later, and literals in any spelling, pass through the same door.
"""

import socket
from collections.abc import Iterable
from dataclasses import dataclass, replace
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

URL_CHARACTERS = 4096  # URL_MAXLENGTH unless set: browsers and servers agree on 2,000 to 8,000
STANDARD_PORTS = frozenset({80, 443})
DEFAULT_PORTS = {"http": 80, "https": 443}

# Not global although Python's tables call them so, or older tables do.
_NEVER = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # carriers' own space, where some clouds keep their metadata
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "168.63.129.16/32",  # Azure's metadata and host agent, a public address
        "fec0::/10",  # site-local, retired
        "fd00:ec2::/32",  # Amazon's metadata
    )
)
# An IPv4 address inside an IPv6 one: network, and how far right the 32 bits end.
_CARRIERS = (
    (IPv6Network("::/96"), 0),
    (IPv6Network("::ffff:0:0/96"), 0),
    (IPv6Network("::ffff:0:0:0/96"), 0),  # SIIT
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("2002::/16"), 80),  # 6to4
)

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address


class AddressRefusedError(Exception):
    """A URL, or an address that its host resolves to, may not be fetched."""


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """What may be reached beside the public web."""

    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = STANDARD_PORTS
    url_characters: int = URL_CHARACTERS

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Read ALLOWED_NETWORKS, ALLOWED_PORTS and URL_MAXLENGTH.

        Raises:
            ValueError: An entry is no network or no port.
        """
        policy = cls.allowing(
            settings.getlist("ALLOWED_NETWORKS"), settings.getlist("ALLOWED_PORTS")
        )
        return replace(policy, url_characters=settings.getint("URL_MAXLENGTH"))

    @classmethod
    def allowing(cls, networks: Iterable[str], ports: Iterable[int | str]) -> Self:
        """Return a policy that also lets these networks and ports through."""
        return cls(
            tuple(ip_network(str(text).strip()) for text in networks),
            STANDARD_PORTS | {int(port) for port in ports},
        )

    def refusal_of_url(self, url: str) -> str | None:
        """Tell why a URL may not be fetched, before anything is resolved; None when it may.

        >>> AddressPolicy().refusal_of_url("http://0x7f.1/")
        '0x7f.1 is 127.0.0.1, which is not a public address'
        """
        if len(url) > self.url_characters:
            return f"{len(url)} characters, over URL_MAXLENGTH ({self.url_characters})"
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            return f"not an address ({error})"
        if parts.scheme not in DEFAULT_PORTS:
            return f"scheme {parts.scheme or 'none'!r} is not http or https"
        if not host:
            return "no host"
        if "@" in parts.netloc:
            return "credentials in the address"
        if (port or DEFAULT_PORTS[parts.scheme]) not in self.ports:
            return f"port {port} is not allowed"
        literal = literal_address(host)
        return None if literal is None else self.refusal_of_address(host, literal)

    def refusal_of_address(self, host: str, address: Address) -> str | None:
        """Tell why an address may not be connected to; None when it may."""
        # What a carrier holds is what will be reached: NAT64 leads to public sites too.
        inner = _carried(address) or address
        if any(a in network for network in self.networks for a in (address, inner)):
            return None
        if is_public(inner):
            return None
        if host == str(address):
            return f"{host} is not a public address"
        return f"{host} is {address}, which is not a public address"


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet.

    >>> [is_public(ip_address(a)) for a in ("93.184.216.34", "169.254.169.254", "100.64.0.1")]
    [True, False, False]
    """
    if isinstance(address, IPv6Address) and address.scope_id:
        return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in _NEVER)


def literal_address(host: str) -> Address | None:
    """Return the address that a host spells out, in any form that a resolver takes; None for names.

    >>> literal_address("2130706433"), literal_address("017700000001"), literal_address("[::1]")
    (IPv4Address('127.0.0.1'), IPv4Address('127.0.0.1'), IPv6Address('::1'))
    """
    bare = host.strip("[]").rstrip(".")
    try:
        return ip_address(bare)
    except ValueError:
        pass
    try:
        # inet_aton reads what C resolvers read: decimal, octal, hexadecimal, fewer than four parts.
        return IPv4Address(socket.inet_aton(bare)) if bare.isascii() and " " not in bare else None
    except OSError:
        return None


def _carried(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address.teredo:
        return address.teredo[1]
    for network, shift in _CARRIERS:
        if address in network:
            return IPv4Address(int(address) >> shift & 0xFFFFFFFF)
    return None


class AddressMiddleware:
    """Refuse a scheme, port or literal address before the host's robots.txt is asked for.

    Names are checked when they resolve; see `crawler.resolving`.
    """

    def __init__(self, policy: AddressPolicy) -> None:
        self._policy = policy

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Follow ALLOWED_NETWORKS and ALLOWED_PORTS."""
        return cls(AddressPolicy.from_settings(crawler.settings))

    def process_request(self, request: Request) -> None:
        """Let the request pass, or raise `AddressRefusedError`."""
        refusal = self._policy.refusal_of_url(request.url)
        if refusal:
            raise AddressRefusedError(refusal)
