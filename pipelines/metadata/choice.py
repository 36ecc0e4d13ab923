"""Facts of all layers → what is known of the page, each value with the layer that said so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipelines.metadata.bylines import read_authors
from pipelines.metadata.dates import read_moment
from pipelines.metadata.facts import Facts
from pipelines.metadata.titles import choose_title, strip_site_name
from pipelines.records.pages import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself, layers weighed."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    description: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    is_free: bool | None = None


def choose(
    layers: Sequence[Facts],
    *,
    headings: Sequence[str],
    tab: str,
    host: str,
    latest: datetime | None = None,
) -> Metadata:
    """Return the page's metadata; earlier layers are believed first."""
    publishers = [name for facts in layers for name in facts.publishers if not name.startswith("@")]
    names = [*publishers, *host.split(".")[:-1], host]
    stated = [strip_site_name(t, names) for facts in layers for t in facts.titles]
    language = _language(w for facts in layers for w in facts.languages)
    return Metadata(
        title=choose_title(
            [strip_site_name(h, names) for h in headings], stated, strip_site_name(tab, names)
        ),
        authors=_authors(layers),
        publisher=next(iter(publishers), None),
        language=language,
        description=next((d for facts in layers for d in facts.descriptions), None),
        published=_first_moment(((f.layer, w) for f in layers for w in f.published), latest),
        modified=_first_moment(((f.layer, w) for f in layers for w in f.modified), latest),
        bodies=tuple(b for facts in layers for b in facts.bodies),
        kinds=tuple(k for facts in layers for k in facts.kinds),
        is_free=next((f.is_free for f in layers if f.is_free is not None), None),
    )


def _authors(layers: Sequence[Facts]) -> tuple[str, ...]:
    for facts in layers:
        found = read_authors(facts.authors)
        if found:
            return found
    return ()


def _first_moment(said, latest):
    for layer, words in said:
        moment = read_moment(words, layer, latest=latest)
        if moment is not None:
            return moment
    return None


def _language(said: Iterable[str]) -> str | None:
    for words in said:
        code = words.strip().replace("_", "-").split("-")[0].lower()
        if len(code) == 2 and code.isalpha():
            return code
    return None
