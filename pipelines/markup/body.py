"""Runs of a page → its parts: headline, standfirst, body and captions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.markup import regions
from pipelines.markup.headings import is_related_heading, is_source_heading
from pipelines.markup.links import is_ad
from pipelines.markup.notes import SPONSORED_WORDS, is_note
from pipelines.markup.publisher import find_ruled, without_boilerplate
from pipelines.markup.runs import Run
from pipelines.markup.selection import find_kept
from pipelines.markup.units import with_whole_units
from pipelines.markup.votes import Page
from pipelines.markup.weighing import select_body
from pipelines.page_rules import PageRule
from pipelines.records.pages import BlockKind

FEWEST_STATED_CHARS = 300  # of a body in structured data; a shorter one is a summary
_REPEAT_CHARS = 60  # a run so long does not stand twice in an article but by a template's mistake
_STANDFIRST_REACH = 6  # runs behind the headline
_STANDFIRST_CHARS = (30, 500)

_OFFER_SHARE = 0.9  # of what follows "Read more:" stands in the link
_SOURCE_REACH = 6  # runs behind the body's end, where "Source: …" stands
_SOURCE_LINE_CHARS = 200
_SOURCE_OPENINGS = frozenset(
    ("source", "sources", "via", "quelle", "quellen", "fuente", "fuentes", "fonte", "fonti", "h/t")
)
_MOST_SOURCES = 300  # entries of one list
_NOT_SOURCES = regions.NAVIGATION | regions.FOOTER | regions.COMMENTS | regions.FORM
_CAPTION_CHARS = 15  # a shorter one is a credit

_NEAR = 8  # runs around the headline and behind the body where labels and notes stand
_FEW_CHARS = 200  # so short a body is doubted when the extractor kept more

Part = tuple[Run, BlockKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What of a page is the article, in the order in which it is laid out."""

    front: tuple[Part, ...]
    body: tuple[Part, ...]
    back: tuple[Part, ...]
    heading_of: dict[int, str]
    """For each run of the body, by its `id()`, the words of the heading above it."""
    near_headline: tuple[Run, ...] = ()
    """Runs around the headline that are no part of the article."""
    behind: tuple[Run, ...] = ()
    """Runs just behind the body."""


def bare(words: str) -> str:
    """Return words without white space, as runs are compared."""
    return "".join(words.split())


def choose_parts(
    runs: Sequence[Run],
    *,
    kept_words: str,
    headline: int | None,
    description: str,
    stated_body: str,
    rules: Sequence[PageRule] = (),
    root: HtmlElement,
) -> Parts:
    """Return the article's parts.

    `kept_words` is what a body extractor kept of the page. A publisher's rule, where one fits the
    page, says where the body stands; else every run is weighed.
    """
    kept = find_kept(runs, kept_words)
    chosen = find_ruled(runs, rules, root)
    if chosen is None:
        stated = bare(stated_body) if len(stated_body) > FEWEST_STATED_CHARS else ""
        page = Page(
            runs=runs,
            kept=frozenset(kept),
            headline=headline,
            stated=stated,
            description=bare(description),
        )
        chosen = with_whole_units(runs, select_body(page), kept)
        if _size(runs, chosen) < min(_FEW_CHARS, _size(runs, kept)):
            chosen = kept
    front = _front(runs, headline, description, chosen)
    taken = {number for number, _ in front}
    chosen = _without_repeats(runs, [n for n in chosen if n not in taken], taken)
    chosen = without_boilerplate(runs, _without_offers(runs, chosen), rules)
    chosen = _with_sources(runs, chosen)
    chosen = [n for n in chosen if not _is_no_body(runs[n])]
    return _parts(runs, front, chosen)


def _is_no_body(run: Run) -> bool:
    """Tell whether a run has a place of its own: a caption, or the notice of a paid article."""
    return run.kind is BlockKind.CAPTION or SPONSORED_WORDS.match(run.text) is not None


def _parts(
    runs: Sequence[Run], front: Sequence[tuple[int, BlockKind]], chosen: Sequence[int]
) -> Parts:
    taken = {*chosen, *(n for n, _ in front)}
    first = front[0][0] if front else (chosen[0] if chosen else 0)
    last = chosen[-1] if chosen else first
    around = range(max(0, first - _NEAR), min(first + _NEAR, len(runs)))
    behind = range(last + 1, min(last + 1 + _NEAR, len(runs)))
    notes = {n for n in (*around, *behind, *chosen) if is_note(runs[n])}
    back = [(run, BlockKind.CAPTION) for run in _captions(runs, chosen)]
    return Parts(
        front=tuple((runs[n], kind) for n, kind in front),
        body=tuple((runs[n], BlockKind.NOTE if n in notes else runs[n].kind) for n in chosen),
        back=(*back, *((runs[n], BlockKind.NOTE) for n in sorted(notes - taken))),
        heading_of=_headings(runs, chosen),
        near_headline=tuple(runs[n] for n in around if n not in taken),
        behind=tuple(runs[n] for n in behind),
    )


def _size(runs: Sequence[Run], chosen: Sequence[int]) -> int:
    return sum(len(runs[n].text) for n in chosen)


def everything(runs: Sequence[Run], headline: int | None) -> Parts:
    """Return all runs as body, below the headline if there is one: for pages that are all text."""
    chosen = [n for n in range(len(runs)) if n != headline]
    front = () if headline is None else ((runs[headline], BlockKind.HEADLINE),)
    return Parts(
        front=front,
        body=tuple((runs[n], runs[n].kind) for n in chosen),
        back=(),
        heading_of=_headings(runs, chosen),
    )


def _front(
    runs: Sequence[Run], headline: int | None, description: str, chosen: Collection[int]
) -> list[tuple[int, BlockKind]]:
    """Return the headline's number and the standfirst's, if the page shows one outside its body."""
    if headline is None:
        return []
    found = [(headline, BlockKind.HEADLINE)]
    told = bare(description)
    for number in range(headline + 1, min(headline + 1 + _STANDFIRST_REACH, len(runs))):
        if _is_standfirst(runs[number], told, is_chosen=number in chosen):
            found.append((number, BlockKind.STANDFIRST))
            break
    return found


def _is_standfirst(run: Run, told: str, *, is_chosen: bool) -> bool:
    """Tell whether a run near the headline sums the article up.

    A name in the markup says so; the page's own summary does only outside the body, since many
    pages state their first paragraph as the summary.
    """
    least, most = _STANDFIRST_CHARS
    if not least <= len(run.text) <= most or run.is_linked:
        return False
    if run.region & regions.STANDFIRST:
        return True
    return not is_chosen and bool(told) and run.key[:_REPEAT_CHARS] in told


def _without_repeats(runs: Sequence[Run], chosen: Sequence[int], front: set[int]) -> list[int]:
    """Return the chosen runs, each long one once; a slide show prints its text again and again."""
    seen = {runs[n].key for n in front}
    found: list[int] = []
    for number in chosen:
        key = runs[number].key
        if len(key) >= _REPEAT_CHARS or number - min(front, default=number) <= _STANDFIRST_REACH:
            if key in seen:
                continue
            seen.add(key)
        found.append(number)
    return found


def _without_offers(runs: Sequence[Run], chosen: Sequence[int]) -> list[int]:
    """Return the chosen runs without lines and lists that offer other articles.

    A heading over such a list counts even when it was not chosen itself.
    """
    wanted = set(chosen)
    found: list[int] = []
    is_under = False
    for number in range(chosen[0], chosen[-1] + 1) if chosen else ():
        run = runs[number]
        if is_offer(run) or _is_advertisement(run):
            is_under = not run.anchors
        elif is_under and run.is_linked:
            continue
        else:
            is_under = is_under and number not in wanted
            found += [number] if number in wanted else []
    return found


def is_offer(run: Run) -> bool:
    """Tell whether a run is a heading over related articles, or a line that offers one.

    >>> # "Read also", "Related: Why the barrier leaks", "MORE: Three charts"
    """
    opening, colon, rest = run.text.partition(":")
    if not is_related_heading(opening):
        return False
    return not rest.strip() or (bool(colon) and run.linked >= len(rest.strip()) * _OFFER_SHARE)


def _is_advertisement(run: Run) -> bool:
    """Tell whether a run is nothing but a link to an advertisement."""
    return run.is_linked and all(is_ad(a.element.get("href") or "") for a in run.anchors)


def _with_sources(runs: Sequence[Run], chosen: list[int]) -> list[int]:
    """Return the chosen runs with the article's list of sources, which looks like navigation."""
    if not chosen:
        return chosen
    found = set(chosen)
    for number in range(chosen[0], len(runs)):
        if (
            number not in found
            and is_source_line(runs[number])
            and number - chosen[-1] <= _SOURCE_REACH
        ):
            found.add(number)
        if is_source_heading(runs[number].text) and not runs[number].region & _NOT_SOURCES:
            listed = _listed(runs, number + 1)
            found.update([number, *listed] if listed else [])
    return sorted(found)


def is_source_line(run: Run) -> bool:
    """Tell whether a line names where the article has it from: "Source: Harbor Ledger"."""
    opening, colon, rest = run.text.partition(":")
    has_names = bool(colon) and 0 < len(rest) <= _SOURCE_LINE_CHARS and bool(run.anchors)
    return has_names and opening.strip().casefold() in _SOURCE_OPENINGS


def _listed(runs: Sequence[Run], start: int) -> list[int]:
    """Return the runs of a list of sources: items, or lines that hold a link or an address."""
    found: list[int] = []
    for number in range(start, min(start + _MOST_SOURCES, len(runs))):
        run = runs[number]
        has_address = bool(run.anchors) or "http" in run.text
        if run.kind is BlockKind.HEADING or is_offer(run) or run.region & _NOT_SOURCES:
            break
        if run.kind is not BlockKind.LIST_ITEM and not has_address:
            break
        found.append(number)
    return found if any(runs[n].anchors or "http" in runs[n].text for n in found) else []


def _captions(runs: Sequence[Run], chosen: Sequence[int]) -> list[Run]:
    """Return the captions of pictures that stand from the headline's side to the body's end."""
    if not chosen:
        return []
    taken = set(chosen)
    reach = range(max(0, chosen[0] - _STANDFIRST_REACH), min(chosen[-1] + 2, len(runs)))
    return [runs[n] for n in reach if n not in taken and _is_caption(runs[n])]


def _is_caption(run: Run) -> bool:
    is_marked = run.kind is BlockKind.CAPTION or (run.region & regions.CAPTION > 0)
    return is_marked and len(run.text) >= _CAPTION_CHARS and not run.is_linked


def _headings(runs: Sequence[Run], chosen: Sequence[int]) -> dict[int, str]:
    """Return for each chosen run, by its `id()`, the words it stands under, chosen or not."""
    found: dict[int, str] = {}
    above = ""
    for number in range(chosen[0], chosen[-1] + 1) if chosen else ():
        run = runs[number]
        if run.kind is BlockKind.HEADING or is_source_heading(run.text):
            above = run.text
        found[id(run)] = "Source" if is_source_line(run) else above
    return found
