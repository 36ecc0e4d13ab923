"""The entries of a listing → those whose articles are to be read, and why the others are not."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from html import unescape

from pipelines.records.feeds import FeedEntry
from pipelines.records.identity import digest_of
from pipelines.urls import canonical_key

CLOCK_SLACK = timedelta(minutes=10)
"""How far a publisher's clock may be ahead before a date counts as one of the future."""

# "<p class=lead>"
_TAG = re.compile(r"<[^<>]*>")

FULL_TEXT_CHARS = 1_200
"""Markup from which an entry counts as a text; teasers run to 600, short news begins at 1,500."""


def holds_text(entry: FeedEntry) -> bool:
    """Tell whether an entry carries an article and no teaser."""
    return len(entry.html) >= FULL_TEXT_CHARS


def content_digest(entry: FeedEntry) -> str:
    """Return the identity of what an entry says: its title and its words, markup aside.

    A publisher that edits in place without a date of change is known by it.

    >>> from dataclasses import replace
    >>> one = FeedEntry(url="https://a.example/", guid="1", title="A", html="<p>Two  words</p>")
    >>> content_digest(one) == content_digest(replace(one, html="<div>Two <b>words</b></div>"))
    True
    """
    words = unescape(_TAG.sub(" ", entry.html)).split()
    return digest_of([entry.title or "", " ".join(words)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days of which articles are wanted, both included; None for no bound."""

    since: date | None = None
    until: date | None = None

    def may_hold(self, entry: FeedEntry) -> bool:
        """Tell whether an article may be of the period; one without any date may.

        A date of change only tells that an article is no younger, so it cannot pass `until`.
        """
        published = entry.published_at.date() if entry.published_at else None
        last = published or (entry.modified_at.date() if entry.modified_at else None)
        if self.since and last and last < self.since:
            return False
        return not (self.until and published and published > self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a listing has to offer to a run."""

    new: tuple[FeedEntry, ...]
    """Entries whose articles are to be read, newest first."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many entries fell into which class; the classes add up to `found`."""


def choose(
    entries: Iterable[FeedEntry],
    *,
    is_article: Callable[[str], bool],
    known: Mapping[str, datetime],
    period: Period,
    now: datetime,
    taken: Collection[str] = (),
    changed: Collection[str] = (),
) -> Chosen:
    """Return the entries to read.

    Args:
        entries: What was listed.
        is_article: Tells an article's address from a section's or an author's.
        known: When each article was last read, by `url_key`.
        period: Days of which articles are wanted.
        now: Moment of the run; what is dated later is not out yet.
        taken: Keys of articles that this run reads already.
        changed: Keys of articles whose entry says other words than when it was last read.
    """
    counts: Counter[str] = Counter()
    new: dict[str, FeedEntry] = {}
    for entry in entries:
        key = canonical_key(entry.url)
        reason = _reason(entry, is_article=is_article, period=period, now=now)
        if reason is None and (key in taken or key in new):
            reason = "double"
        is_edited = key in changed or (key in known and _is_edited(entry, known[key], now))
        if reason is None and key in known and not is_edited:
            reason = "known"
        if reason is None:
            reason = "edited" if key in known else "new"
            new[key] = entry
        counts["found"] += 1
        counts[reason] += 1
    return Chosen(new=tuple(sorted(new.values(), key=_age)), counts=counts)


def _reason(
    entry: FeedEntry, *, is_article: Callable[[str], bool], period: Period, now: datetime
) -> str | None:
    if not is_article(entry.url):
        return "not_article"
    if entry.published_at and entry.published_at > now + CLOCK_SLACK:
        return "future_dated"
    if not period.may_hold(entry):
        return "out_of_period"
    return None


def _is_edited(entry: FeedEntry, read_at: datetime, now: datetime) -> bool:
    """Tell whether an article changed since it was read; a change in the future did not happen."""
    # Listings tell whole seconds: a change in the second of the reading may have come after it.
    since = read_at.replace(microsecond=0)
    return entry.modified_at is not None and since <= entry.modified_at <= now + CLOCK_SLACK


def _age(entry: FeedEntry) -> float:
    at = entry.published_at or entry.modified_at
    return -at.timestamp() if at else 0.0


def newest(entries: Iterable[FeedEntry]) -> datetime | None:
    """Return the latest date that a listing gives to any of its entries."""
    dated = (entry.published_at or entry.modified_at for entry in entries)
    return max((at for at in dated if at), default=None)


def is_frozen(entries: Collection[FeedEntry], *, now: datetime, quiet_days: int) -> bool:
    """Tell whether a listing that ought to be fed has stood still for longer than is usual."""
    last = newest(entries)
    return last is not None and now.astimezone(UTC) - last > timedelta(days=quiet_days)
