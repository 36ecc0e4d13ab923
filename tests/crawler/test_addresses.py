"""No address is fetched that is not public, however it is spelt and whenever it is resolved."""

from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from crawler.addresses import AddressPolicy
from crawler.resolving import GuardedResolver
from pipelines.records.pages import Unread
from tests.crawler.conftest import crawl_once
from tests.crawler.fault_server import FaultServer

REFUSED = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://127.0.0.1./",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://example.org:8080/",
    "https://example.org:22/",
    "http://example.org:99999/",
    "http://user:secret@example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org/",
    "javascript:alert(1)",
    "//example.org/",
    "http://",
    "http://[::1",
    "https://example.org/" + "a" * 5000,
    "",
]


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_off_the_public_web_is_refused_with_a_reason(url: str) -> None:
    assert AddressPolicy().refusal_of_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://example.org:443/a",
        "http://example.org:443/",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/",
        "http://[64:ff9b::808:808]/",
        "http://10.example.org/",
        "http://xn--bcher-kva.example/",
    ],
)
def test_a_public_address_passes(url: str) -> None:
    assert AddressPolicy().refusal_of_url(url) is None


def test_only_the_allowed_network_and_port_open() -> None:
    policy = AddressPolicy.allowing(["127.0.0.0/8"], [8080])
    assert policy.refusal_of_url("http://127.9.9.9:8080/") is None
    assert policy.refusal_of_url("http://[::ffff:127.0.0.1]/") is None
    assert policy.refusal_of_url("http://127.0.0.1:8081/")
    assert policy.refusal_of_url("http://10.0.0.1:8080/")


def test_a_network_that_is_none_is_the_operators_mistake() -> None:
    with pytest.raises(ValueError, match="loopback"):
        AddressPolicy.allowing(["loopback"], [])


class _Answers:
    """A resolver beneath the guard whose answers a test chooses."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)

    def resolveHostName(self, receiver: Any, *_: Any) -> Any:  # noqa: N802
        from twisted.internet.address import IPv4Address, IPv6Address

        receiver.resolutionBegan(None)
        for host in self.answers.pop(0):
            kind = IPv4Address if ip_address(host).version == 4 else IPv6Address
            receiver.addressResolved(kind("TCP", host, 80))
        receiver.resolutionComplete()
        return receiver


class _Connection:
    """What Twisted would connect to."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def resolutionBegan(self, _: Any) -> None:  # noqa: N802
        self.addresses = []

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        return


class _Reactor:
    def __init__(self, resolver: _Answers) -> None:
        self.nameResolver = resolver


def _connect(*answers: list[str]) -> tuple[list[list[str]], GuardedResolver]:
    guard = GuardedResolver(_Reactor(_Answers(*answers)), 0)
    tried = []
    for _ in answers:
        connection = _Connection()
        guard.resolveHostName(connection, "rebind.example", 80)
        tried.append(connection.addresses)
    return tried, guard


def test_a_name_that_answers_otherwise_a_moment_later_is_checked_again() -> None:
    tried, guard = _connect(["93.184.216.34"], ["127.0.0.1"], ["93.184.216.34"])
    assert tried == [["93.184.216.34"], [], ["93.184.216.34"]]
    assert guard.refusals == {}


@pytest.mark.parametrize("inner", ["10.0.0.8", "::1", "::ffff:10.0.0.8", "169.254.169.254"])
def test_one_refused_address_refuses_the_whole_name(inner: str) -> None:
    tried, guard = _connect(["93.184.216.34", inner])
    assert tried == [[]]
    assert "is not a public address" in guard.refusals["rebind.example"]


def test_loopback_is_refused_by_name_and_number_unless_the_guard_is_told(
    fault_server: FaultServer, tmp_path: Path
) -> None:
    """The server listens and nothing but the guard's own setting lets the crawl reach it."""
    port = fault_server.port
    urls = [f"http://{host}:{port}/x" for host in ("localhost", "127.0.0.1", "2130706433")]
    before = fault_server.asked.total()
    crawled = crawl_once(tmp_path, urls, ALLOWED_PORTS=[port], ALLOWED_NETWORKS=[])
    assert {c.unread for c in crawled.pages.values()} == {Unread.ADDRESS_REFUSED}
    assert "localhost is " in str(crawled.pages[urls[0]].unread_detail)
    assert fault_server.asked.total() == before
    assert crawled.status == "below_floor"
