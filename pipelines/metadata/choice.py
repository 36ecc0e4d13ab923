"""Facts of all layers → what is known of the page, each value with the layer that said so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from pipelines.metadata.bylines import is_login, read_authors, read_roles
from pipelines.metadata.dates import read_moment
from pipelines.metadata.facts import Facts
from pipelines.metadata.titles import choose_title, strip_site_name
from pipelines.metadata.zones import zone_of
from pipelines.records.pages import Layer, Moment

# English-speaking regions that write the month first; everyone else begins with the day.
_MONTH_FIRST = ("en-us", "en-ph", "en-ca")
_DAY_FIRST_HOSTS = (".uk", ".au", ".nz", ".ie", ".in", ".za", ".sg", ".my", ".hk")


_SAME_SAVE = timedelta(minutes=5)  # a system stamps publication and change in one go
_DAYS_APART = timedelta(days=2)  # beyond what zones and a late save explain


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the reading of one page's layers needs to know of the page."""

    host: str
    languages: tuple[str, ...]
    """Language tags as stated, the likeliest first."""
    latest: datetime | None
    """When the page was fetched: it cannot have been published later."""

    @property
    def is_day_first(self) -> bool:
        """Tell whether "5/10/2026" is the fifth of October on this page."""
        tag = next(iter(self.languages), "en").lower().replace("_", "-")
        if self.host.endswith(_DAY_FIRST_HOSTS):
            return True
        return not (tag == "en" or tag.startswith(_MONTH_FIRST))


def choose_people(layers: Sequence[Facts], host: str) -> tuple[str, ...]:
    """Return the names of the first layer that names people other than the publisher."""
    publishers = {_bare(name) for name in site_names(layers, host)}
    said = (*(facts.authors for facts in layers), *(facts.accounts for facts in layers))
    named = (
        tuple(n for n in read_authors(words) if _bare(n) not in publishers and not is_login(n))
        for words in said
    )
    return next((names for names in named if names), ())


def choose_desk(layers: Sequence[Facts]) -> tuple[str, ...]:
    """Return who signs for a page that names no person: its publisher, a desk, a role."""
    authors = (read_authors(facts.authors) for facts in layers)
    desks = (read_authors(facts.desks) for facts in layers)
    roles = (read_roles((*facts.authors, *facts.accounts)) for facts in layers)
    return next((names for names in (*authors, *desks, *roles) if names), ())


def _bare(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def choose_moment(said: Iterable[tuple[Layer, str]], context: Context) -> Moment | None:
    """Return the first moment that can be read and lies within reason."""
    for layer, words in said:
        moment = read_moment(words, layer, is_day_first=context.is_day_first, latest=context.latest)
        if moment is not None:
            return moment
    return None


def choose_published(layers: Sequence[Facts], context: Context) -> Moment | None:
    """Return when the page was published.

    Some systems write the day of the last change into every structured date. Where the structured
    date is no earlier than the change it states, and the page shows readers an earlier day beside
    its headline, that day is believed.
    """
    structured = [facts for facts in layers if facts.layer is not Layer.BYLINE]
    stated = choose_moment(said_published(structured), context)
    shown = choose_moment(said_published([f for f in layers if f.layer is Layer.BYLINE]), context)
    if stated is None or stated.layer is Layer.URL:
        return shown or stated
    if shown is not None and abs(stated.at - shown.at) <= _SAME_SAVE and zone_of(shown.zone):
        return replace(stated, zone=shown.zone)  # one moment, and the page's own clock for it
    changed = choose_moment(said_modified(structured), context)
    is_change = changed is not None and (
        stated.at >= changed.at - _SAME_SAVE or _clock_of(stated) == _clock_of(changed)
    )
    return shown if is_change and shown and stated.at - shown.at > _DAYS_APART else stated


def _clock_of(moment: Moment) -> datetime:
    """Return what the page's clock showed; one stamp with two zones is still one stamp."""
    return moment.at.astimezone(zone_of(moment.zone) or UTC).replace(tzinfo=None)


def choose_language(said: Iterable[str]) -> str | None:
    """Return the first language tag's ISO 639-1 code."""
    for words in said:
        code = words.strip().replace("_", "-").split("-")[0].lower()
        if len(code) == 2 and code.isalpha():
            return code
    return None


def site_names(layers: Sequence[Facts], host: str) -> list[str]:
    """Return the names under which a site may stand in its own titles."""
    publishers = [name.lstrip("@") for facts in layers for name in facts.publishers]
    labels = [label for label in host.split(".")[:-1] if len(label) > 3]
    return [*publishers, host, *labels]


def said_published(layers: Sequence[Facts]) -> Iterator[tuple[Layer, str]]:
    """Yield each layer's words for the time of publication, in the order of the layers."""
    return ((facts.layer, words) for facts in layers for words in facts.published)


def said_modified(layers: Sequence[Facts]) -> Iterator[tuple[Layer, str]]:
    """Yield each layer's words for the time of the last change, in the order of the layers."""
    return ((facts.layer, words) for facts in layers for words in facts.modified)


def title_of(
    layers: Sequence[Facts], headings: Sequence[tuple[int, str]], tab: str, host: str
) -> str | None:
    """Return the page's headline without the site's name; `headings` are levels and words."""
    names = site_names(layers, host)
    stated = [strip_site_name(t, names) for facts in layers for t in facts.titles]
    shown = [(level, strip_site_name(words, names)) for level, words in headings]
    return choose_title(shown, stated, strip_site_name(tab, names), names)
