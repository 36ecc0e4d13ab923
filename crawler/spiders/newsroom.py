"""A publisher's feeds, REST listings and sitemaps → its new articles, and the pages they cite.

There is one spider for each entry of `crawler.publishers`, and `feed` for any listing at all.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy import signals

from crawler.archived_copies import may_have_copy
from crawler.citing import CitingSpider
from crawler.listing_memory import ListingMemory
from crawler.listings import Answer, ListingReader, holds_maps, page_address
from crawler.publishers import (
    ANY_SITE,
    PUBLISHERS,
    ListingAddress,
    Publisher,
    Span,
    latest_addresses,
    period_addresses,
)
from crawler.spider_arguments import day_of, number_of
from crawler.stopping import StoppedError
from crawler.told_texts import Told, ToldTexts
from pipelines.datasets.known import known_articles
from pipelines.feeds.choosing import Chosen, Period, choose, content_digest, is_frozen
from pipelines.reading_captures import ReadCapture
from pipelines.records.feeds import FeedEntry, Listing, ListingKind
from pipelines.records.pages import Capture, Role, Unread
from pipelines.urls import canonical_key

logger = logging.getLogger(__name__)

MAP_DEPTH = 2  # an index of indexes of maps; the protocol knows one level
_HOLDS_NO_WORDS = frozenset({ListingKind.PAGE, ListingKind.URL_LIST})
"""Kinds of listing whose entries do not change with an edit of their articles."""
SETTLED_FOR_GOOD = frozenset(
    {
        Unread.ADDRESS_REFUSED,
        Unread.GONE,
        Unread.LANGUAGE,
        Unread.LOGIN,
        Unread.NOT_TEXT,
        Unread.OPTED_OUT,
        Unread.PAYWALL_STUB,
        Unread.ROBOTS,
        Unread.TOO_LARGE,
        Unread.TOO_MANY_REDIRECTS,
    }
)
"""Reasons that a later run would meet again, so that a listing need not be asked anew for them."""


class NewsroomSpider(CitingSpider):
    """Read what a publisher has listed since the last run; what was read before is not fetched."""

    publisher: Publisher

    def __init__(
        self, feed: str = "", since: str = "", until: str = "", limit: str = "", **kwargs: Any
    ) -> None:
        """Take the days wanted as YYYY-MM-DD and the number of articles at most.

        Raises:
            ValueError: A date or number is none, or the spider for any feed was given no address.
        """
        super().__init__(**kwargs)
        self.period = Period(since=day_of("since", since), until=day_of("until", until))
        self._limit = number_of("limit", limit)
        self._places = _places(self.publisher, feed)
        self._now = datetime.now(UTC)
        self._is_served = False
        self._taken: set[str] = set()
        self._trails: dict[str, tuple[str, ...]] = {}
        self._told = ToldTexts(self._places)

    def _opened(self) -> None:
        super()._opened()
        settings = self.crawler.settings
        self._data_dir = Path(str(settings["DATA_DIR"]))
        self._memory = ListingMemory(self._data_dir)
        self._reader = ListingReader(self.crawler, self.desk, self.recorder, self._memory)
        self._limit = self._limit or settings.getint("ARTICLES_PER_RUN")
        self.crawler.signals.connect(self._remember, signals.spider_closed)

    def _remember(self, reason: str) -> None:
        if reason == "finished":
            self._memory.remember(str(self.crawler.settings["RUN_ID"]))

    async def start(self) -> AsyncIterator[Any]:
        """Ask the listings, preferred ones first, then those of the period; read what is new."""
        try:
            for place in self._places:
                if not self._is_served:
                    async for output in self._listed(place, ()):
                        yield output
            for group in self._of_the_period():
                self._is_served = False
                for place in group:
                    async for output in self._listed(place, ()):
                        yield output
                if self._is_served:
                    break
        except StoppedError:
            return

    def _of_the_period(self) -> Sequence[Sequence[ListingAddress]]:
        if self.period.since is None:
            return ()
        until = self.period.until or self._now.date()
        return period_addresses(self.publisher, self.period.since, until)

    async def _listed(self, place: ListingAddress, trail: tuple[str, ...]) -> AsyncIterator[Any]:
        """Read a listing, its further pages and the maps that it lists."""
        self._told.asked(place.url)
        answer = await self._reader.ask(place)
        trail = (*trail, place.url)
        for row in self._rows_of(answer):
            yield row
        if answer.listing is None:
            self._is_served = self._is_served or answer.is_unchanged
            self._forget(trail[:-1] if answer.is_unchanged else trail)
            return
        if holds_maps(answer.listing):
            further = self._maps_of(answer.listing, place, trail)
        else:
            async for output in self._taken_from(answer, answer.listing, place, trail):
                yield output
            further = self._pages_of(answer, place)
        for other in further:
            async for output in self._listed(other, trail):
                yield output

    def _rows_of(self, answer: Answer) -> list[Capture]:
        return [*self._unclaimed(), answer.capture]

    def _unclaimed(self) -> list[Capture]:
        rows = list(self.recorder.unclaimed)
        self.recorder.unclaimed.clear()
        return rows

    def _maps_of(
        self, listing: Listing, place: ListingAddress, trail: tuple[str, ...]
    ) -> list[ListingAddress]:
        """Return the maps of an index that may hold articles of the period, newest first."""
        if len(trail) > MAP_DEPTH:
            self._note("maps_too_deep", len(listing.entries))
            logger.warning("sitemap index too deep url=%s depth=%s", place.url, len(trail))
            return []
        maps = [entry for entry in listing.entries if self.period.may_hold(entry)]
        maps.sort(key=lambda entry: entry.modified_at or self._now, reverse=True)
        left = max(0, self._reader.maps_left)
        if len(maps) > left:
            self._note("maps_over_limit", len(maps) - left)
            self._forget(trail)
            logger.warning("sitemap index cut url=%s maps=%s left=%s", place.url, len(maps), left)
        return [ListingAddress(url=entry.url, span=place.span) for entry in maps[:left]]

    def _pages_of(self, answer: Answer, place: ListingAddress) -> list[ListingAddress]:
        """Return the further pages of a REST listing: of a period, or of all later changes."""
        url = answer.request.url if answer.after else place.url
        if not (place.has_pages or (answer.after and _is_later(answer))):
            return []
        return [
            ListingAddress(url=page_address(url, page), span=place.span)
            for page in range(2, answer.pages + 1)
        ]

    async def _taken_from(
        self, answer: Answer, listing: Listing, place: ListingAddress, trail: tuple[str, ...]
    ) -> AsyncIterator[Any]:
        chosen = await self._chosen(listing, place)
        self._tell(place, chosen, is_whole=answer.after is None)
        if answer.after is None and self._is_stale(listing, place):
            self._forget(trail)
        else:
            self._is_served = True
        room = max(0, self._limit - len(self._taken)) if self._limit else len(chosen.new)
        if len(chosen.new) > room:
            self._note("over_limit", len(chosen.new) - room)
            self._forget(trail)
            self._memory.unread(place.url, map(_key_of, chosen.new[room:]))
        entries = chosen.new[:room]
        for entry in entries:  # all of them before any is read: one may cite another
            key = _key_of(entry)
            self.dossiers.claim(key)
            self._taken.add(key)
            self._trails[key] = trail
            self._told.keep(answer, entry)
        for entry in entries:
            async for output in self._article(entry, is_told=place.holds_text):
                yield output

    async def _chosen(self, listing: Listing, place: ListingAddress) -> Chosen:
        keys = {_key_of(entry) for entry in listing.entries}
        known = await asyncio.to_thread(
            known_articles, self._data_dir, keys, resumed=str(self.crawler.settings["RESUME"])
        )
        changed: set[str] = set()
        if place.span is Span.LATEST and not place.since_parameter:
            digests = await asyncio.to_thread(_digests, listing)
            changed = self._memory.changed(place.url, digests)
            self._memory.listed(place.url, digests)
        return choose(
            listing.entries,
            is_article=self.publisher.is_article,
            known=known,
            period=self.period,
            now=self._now,
            taken=self._taken,
            changed=changed & known.keys(),
        )

    def _is_stale(self, listing: Listing, place: ListingAddress) -> bool:
        """Tell whether a listing of the latest articles says too little to rely on it."""
        if place.span is not Span.LATEST:
            return False
        if not listing.entries:
            self._note("listings/empty")
            logger.warning("listing empty url=%s", place.url)
            return True
        quiet = self.publisher.quiet_days
        if is_frozen(listing.entries, now=self._now, quiet_days=quiet):
            self._note("listings/frozen")
            logger.warning("listing frozen url=%s nothing_newer_than_days=%s", place.url, quiet)
            return True
        return False

    async def _article(self, entry: FeedEntry, *, is_told: bool) -> AsyncIterator[Any]:
        key = _key_of(entry)
        if is_told and key in self._told:
            outputs = self._from_listing(self._told.take(key), key)
        else:
            outputs = self._ask(entry.url, key, Role.ARTICLE)
        async for output in outputs:
            yield output

    async def _from_listing(self, told: Told, key: str) -> AsyncIterator[Any]:
        """Read an article from the text that its listing carries; its page is not fetched."""
        answer, entry = told.answer, told.entry
        self._note("from_listing")
        capture = self.recorder.settle_entry(
            answer.request, answer.capture, url=entry.url, guid=entry.guid
        )
        async for output in self._settled(capture, answer.body, key):
            yield output

    def instead_of(self, page: ReadCapture, key: str) -> AsyncIterator[Any] | None:
        """Fall back from an article's page to its listing's text, a mirror's, an archived copy.

        An entry whose text cannot be read falls back to its page.
        """
        capture = page.capture
        if capture.role is not Role.ARTICLE or key not in self._taken:
            return super().instead_of(page, key)
        if capture.feed_item is not None:
            return self._ask(capture.url, key, Role.ARTICLE)
        if capture.archived_at is None and not self._told.was_sought(key):
            self._note(f"refused/{capture.unread}")
        if capture.unread is Unread.OPTED_OUT:
            return None  # its words are no more ours in a feed
        if key in self._told:
            return self._from_listing(self._told.take(key), key)
        if not self._told.was_sought(key) and may_have_copy(capture):
            return self._from_mirrors(page, key)
        instead = super().instead_of(page, key)
        if instead is None and capture.unread not in SETTLED_FOR_GOOD:
            self._forget(self._trails[key])
            self._memory.unread(self._trails[key][-1], [key])
        return instead

    async def _from_mirrors(self, page: ReadCapture, key: str) -> AsyncIterator[Any]:
        """Look for a refused article in the publisher's other feeds with whole texts."""
        try:
            rows = await self._told.seek(key, self._reader)
        except StoppedError:
            return
        for row in [*self._unclaimed(), *rows]:
            yield row
        outputs = (
            self._from_listing(self._told.take(key), key)
            if key in self._told
            else self.instead_of(page, key) or self._entered(page, key)
        )
        async for output in outputs:
            yield output

    def _forget(self, trail: Sequence[str]) -> None:
        for url in trail:
            self._memory.forget(url)

    def _note(self, name: str, count: int = 1) -> None:
        self.crawler.stats.inc_value(f"discovery/{name}", count)

    def _tell(self, place: ListingAddress, chosen: Chosen, *, is_whole: bool) -> None:
        if is_whole and place.span is Span.LATEST:  # what a later run can be measured by
            self._note("listings/whole")
            self._note(
                "listed", chosen.counts.get("found", 0) - chosen.counts.get("not_article", 0)
            )
        for name, count in chosen.counts.items():
            self._note(name, count)
        words = " ".join(f"{name}={count}" for name, count in sorted(chosen.counts.items()))
        level = logging.WARNING if chosen.counts.get("future_dated") else logging.INFO
        logger.log(level, "listing read url=%s %s", place.url, words)


def _key_of(entry: FeedEntry) -> str:
    return canonical_key(entry.url)


def _digests(listing: Listing) -> dict[str, str]:
    """Return what each entry says, where the listing holds the publisher's own words."""
    entries = () if listing.kind in _HOLDS_NO_WORDS else listing.entries
    return {_key_of(e): content_digest(e) for e in entries if e.title or e.html}


def _is_later(answer: Answer) -> bool:
    """Tell whether a server understood that only later changes were asked for."""
    after, entries = answer.after, answer.listing.entries if answer.listing else ()
    return after is None or all((entry.modified_at or after) >= after for entry in entries)


def _places(publisher: Publisher, feed: str) -> tuple[ListingAddress, ...]:
    if feed:
        return (ListingAddress(url=feed),)
    if not publisher.listings:
        raise ValueError(f"{publisher.name}: no listing given; use -a feed=https://…")
    return latest_addresses(publisher)


def spider_of(publisher: Publisher) -> type[NewsroomSpider]:
    """Return the spider class of a publisher; its entry is all there is to it."""
    body = {
        "name": publisher.name,
        "publisher": publisher,
        "__doc__": f"New articles of {publisher.title}.",
        "__module__": __name__,
    }
    return type(f"{publisher.name.title().replace('_', '')}Spider", (NewsroomSpider,), body)


# Scrapy finds spiders among a module's names.
globals().update({p.name: spider_of(p) for p in (*PUBLISHERS, ANY_SITE)})
