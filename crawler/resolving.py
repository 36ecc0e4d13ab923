"""The reactor's name resolver behind the address guard: no connection to an unchecked address."""

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import (
    IAddress,
    IHostnameResolver,
    IHostResolution,
    IResolutionReceiver,
)
from zope.interface import implementer

from crawler.addresses import AddressPolicy


@implementer(IHostnameResolver)
class GuardedResolver(CachingHostnameResolver):
    """Resolve names, IPv4 and IPv6, and give out only addresses that the policy lets through.

    Twisted connects to exactly the addresses that it is given here, so there is no moment between
    the check and the connection. If one address of a name is refused, all of them are.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int) -> None:
        super().__init__(reactor, cache_size)
        self.policy = AddressPolicy()
        self.refusals: dict[str, str] = {}
        """Host names that were refused, with the reason."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Return the guard of a reactor, with the policy of the settings."""
        guard = super().from_crawler(crawler, reactor)
        guard.policy = AddressPolicy.from_settings(crawler.settings)
        return guard

    @classmethod
    def of(cls, reactor: Any, policy: AddressPolicy) -> Self:
        """Return the reactor's guard, put in its place if something else resolves there.

        Raises:
            ValueError: Another crawl in this process goes by another policy.
        """
        guard = reactor.nameResolver
        if not isinstance(guard, cls):
            guard = cls(reactor, cache_size=0)
            guard.policy = policy
            guard.install_on_reactor()
        elif guard.policy != policy:
            raise ValueError(
                "ALLOWED_NETWORKS: crawls of one process share one resolver and must agree "
                f"({guard.policy.networks} and {policy.networks}); run them in two processes"
            )
        return guard

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803 - Twisted's name
        hostName: str,  # noqa: N803 - Twisted's name
        portNumber: int = 0,  # noqa: N803 - Twisted's name
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803 - Twisted's name
        transportSemantics: str = "TCP",  # noqa: N803 - Twisted's name
    ) -> IHostResolution:
        """Resolve a name; a refused one has no addresses, and stands in `refusals`."""
        checked = _CheckedReceiver(resolutionReceiver, hostName, self)
        return super().resolveHostName(
            cast("IResolutionReceiver", checked),
            hostName,
            portNumber,
            addressTypes,
            transportSemantics,
        )


@implementer(IResolutionReceiver)
class _CheckedReceiver:
    def __init__(self, receiver: Any, host: str, guard: GuardedResolver) -> None:
        self._receiver, self._host, self._guard = receiver, host, guard
        self._addresses: list[Any] = []

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802 - Twisted's name
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's name
        self._addresses.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        policy = self._guard.policy
        hosts = [ip_address(address.host) for address in self._addresses]
        refusals = [words for a in hosts if (words := policy.refusal_of_address(self._host, a))]
        if refusals:
            self._guard.refusals[self._host] = refusals[0]
        else:
            self._guard.refusals.pop(self._host, None)
            for address in self._addresses:
                self._receiver.addressResolved(address)
        self._receiver.resolutionComplete()
