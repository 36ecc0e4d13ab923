"""Tree and runs of a page → its metadata: all layers read, then weighed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from pipelines.markup.runs import Run
from pipelines.metadata.choice import (
    Context,
    choose_desk,
    choose_language,
    choose_moment,
    choose_people,
    choose_published,
    said_modified,
    title_of,
)
from pipelines.metadata.facts import Facts
from pipelines.metadata.json_ld import JsonLd
from pipelines.metadata.last_resort import guess_published
from pipelines.metadata.meta_tags import MetaTags
from pipelines.metadata.microdata import read_microdata
from pipelines.metadata.near_headline import read_near_headline
from pipelines.metadata.signatures import find_signatures
from pipelines.records.pages import Layer, Moment
from pipelines.urls import host_of

MAX_TITLE_CHARS = 300  # of a heading that can be a headline

# class words of a label inside a headline: "seitenkopf__topline", "kicker"
_KICKER = re.compile(
    r"(?:kicker|top-?line|over-?line|eyebrow|rubric|dachzeile|pre-?title|flag)", re.IGNORECASE
)

# a date in an address: "/2026/05/10/", "/2026-05-10-", "/20260510/"
_URL_DATE = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself, layers weighed."""

    tab: str
    """The `<title>`, as it is."""
    title: str | None
    headline: int | None
    """Number of the run that is the headline; None when the page shows none."""
    authors: tuple[str, ...]
    publisher: str | None
    language: str | None
    description: str | None
    published: Moment | None
    modified: Moment | None
    stated_body: str
    """The longest article text of the structured data, as it is there; empty when there is none."""
    is_paid_for: bool
    """The page's own data calls it an advertiser's content."""
    is_free: bool | None
    long_strings: str


def read_metadata(
    root: HtmlElement, runs: Sequence[Run], *, url: str, latest: datetime | None
) -> Metadata:
    """Return a page's metadata; `latest` is when it was fetched."""
    structured = JsonLd(root)
    stated = (*structured.facts(), MetaTags(root).facts())
    micro = _microdata(root, stated)
    tags = tuple(filter(None, (root.get("lang"), *(t for f in stated for t in f.languages))))
    context = Context(host=host_of(url), languages=tags, latest=latest)
    tab = " ".join((root.findtext(".//title") or "").split())
    headings = [
        (run.level, _without_kicker(run))
        for run in runs
        if run.level is not None and len(run.text) <= MAX_TITLE_CHARS
    ]
    headings = [h for h in headings if h[0] == 1] + [h for h in headings if h[0] in (2, 3)][:8]
    title = title_of((*stated, *micro), headings, tab, context.host)
    headline = _find_headline(runs, title)
    near = read_near_headline(runs, headline or 0, is_day_first=context.is_day_first)
    layers = (*stated, near, *micro, _read_url(url))
    modified = choose_moment(said_modified(layers), context)
    return Metadata(
        tab=tab,
        title=title,
        headline=headline,
        authors=choose_people(layers, context.host) or choose_desk(layers) or find_signatures(runs),
        publisher=next((p for f in layers for p in f.publishers if p[:1] != "@"), None),
        language=choose_language(tags),
        description=next((d for f in layers for d in f.descriptions), None),
        published=choose_published(layers, context)
        or modified  # a change dates a page that states nothing else
        or guess_published(root, runs, url=url, is_day_first=context.is_day_first, latest=latest),
        modified=modified,
        stated_body=max((b for f in layers for b in f.bodies), key=len, default=""),
        is_paid_for=any(k == "AdvertiserContentArticle" for f in layers for k in f.kinds),
        is_free=next((f.is_free for f in layers if f.is_free is not None), None),
        long_strings=structured.long_strings(),
    )


def _microdata(root: HtmlElement, stated: Sequence[Facts]) -> tuple[Facts, ...]:
    """Return the microdata where other layers leave a gap.

    It stands behind the byline: much of it marks up the cards of related articles.
    """
    if any(f.authors for f in stated) and any(f.published for f in stated):
        return ()
    return (read_microdata(root),)


def _without_kicker(run: Run) -> str:
    """Return a heading without the label that some sites put inside it, above the headline."""
    first = next(iter(run.element), None) if run.level == 1 else None
    if first is None or not _KICKER.search(first.get("class") or ""):
        return run.text
    label = " ".join(first.text_content().split())
    rest = run.text.removeprefix(label).strip()
    return rest or run.text


def _find_headline(runs: Sequence[Run], title: str | None) -> int | None:
    """Return the number of the run that shows the title: a top heading, any heading, any run."""
    if not title:
        return None
    key = "".join(title.split()).casefold()
    same = [i for i, run in enumerate(runs) if run.key and run.key.casefold() == key]
    near = [i for i, run in enumerate(runs) if run.level in (1, 2) and key in run.key.casefold()]
    ranked = sorted([*same, *near], key=lambda i: runs[i].level or 9)
    return (
        next(iter(ranked), None)
        if ranked
        else next((i for i, r in enumerate(runs) if r.level == 1), None)
    )


def _read_url(url: str) -> Facts:
    found = _URL_DATE.search(url)
    return Facts(layer=Layer.URL, published=("-".join(found.groups()),) if found else ())
