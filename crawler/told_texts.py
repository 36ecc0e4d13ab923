"""Article texts that listings carry, and the publisher's mirrors that may carry one more."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.listings import Answer, ListingReader
from crawler.publishers import ListingAddress
from pipelines.feeds.choosing import holds_text
from pipelines.records.feeds import FeedEntry
from pipelines.records.pages import Capture
from pipelines.urls import canonical_key


@dataclass(frozen=True, slots=True)
class Told:
    """An article's text as a listing carries it."""

    answer: Answer
    entry: FeedEntry


class ToldTexts:
    """Texts by key of their article; each is given out once, and each mirror asked once."""

    def __init__(self, places: Iterable[ListingAddress]) -> None:
        self._told: dict[str, Told] = {}
        self._mirrors = tuple(place for place in places if place.holds_text)
        self._asking = asyncio.Lock()
        self._sought: set[str] = set()

    def keep(self, answer: Answer, entry: FeedEntry) -> None:
        """Keep an entry's text, if it carries one."""
        if holds_text(entry):
            self._told.setdefault(canonical_key(entry.url), Told(answer, entry))

    def __contains__(self, key: str) -> bool:
        return key in self._told

    def take(self, key: str) -> Told:
        """Return the text of an article and forget it."""
        return self._told.pop(key)

    def asked(self, url: str) -> None:
        """Note that a listing was asked, so that it is no mirror to ask any more."""
        self._mirrors = tuple(place for place in self._mirrors if place.url != url)

    def was_sought(self, key: str) -> bool:
        """Tell whether an article was looked for in the mirrors before."""
        return key in self._sought

    async def seek(self, key: str, reader: ListingReader) -> list[Capture]:
        """Ask the mirrors that were not asked yet; return the captures of their answers.

        Raises:
            StoppedError: The crawl was told to stop.
        """
        self._sought.add(key)
        rows: list[Capture] = []
        async with self._asking:  # others that were refused wait for the same answers
            mirrors, self._mirrors = self._mirrors, ()
            for place in mirrors:
                answer = await reader.ask(place)
                rows.append(answer.capture)
                for entry in answer.listing.entries if answer.listing else ():
                    self.keep(answer, entry)
                reader.memory.forget(place.url)  # its new articles were not taken
        return rows
