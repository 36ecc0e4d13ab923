"""What single publishers' hosts want to be told with a request, put into the request."""

from scrapy import Request

from crawler.publishers import PUBLISHERS
from pipelines.urls import host_of


class PublisherHeaders:
    """Add the headers of the publisher's entry; what a request says already stays."""

    def __init__(self) -> None:
        self._wanted = {
            host: publisher.headers
            for publisher in PUBLISHERS
            for host in publisher.hosts
            if publisher.headers
        }

    def process_request(self, request: Request) -> None:
        """Let the request pass, with the headers of its host."""
        for name, value in self._wanted.get(host_of(request.url), ()):
            request.headers.setdefault(name, value)
