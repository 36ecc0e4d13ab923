"""Markdown → HTML that remembers its lines; footnotes, reference links and a head are read."""

import re
from datetime import date

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from pipelines.drafts.written import LINE_ATTRIBUTE, Written
from pipelines.markup.trees import decode

# "[the filing][filing]", "[the filing][]": a reference that no definition has turned into a link
_OPEN_REFERENCE = re.compile(r"\[[^\]\[\n]{1,200}\]\[([^\]\[\n]{0,100})\]")

# "title: Ferry to run through winter" in the head between two lines of "---"
_HEAD_LINE = re.compile(r"^(title|headline|date):(.*)$", re.IGNORECASE | re.MULTILINE)


def markdown_to_html(payload: bytes) -> Written:
    """Return Markdown (CommonMark with tables, footnotes and strikethrough) as HTML."""
    text = decode(payload, None).replace("\r\n", "\n").replace("\r", "\n")
    reader = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .use(front_matter_plugin)
    )
    tokens = reader.parse(text)
    head: dict[str, str] = {}
    open_references: list[str] = []
    for token in tokens:
        if token.type == "front_matter":
            head = {
                key.lower(): value.strip().strip("\"'")
                for key, value in _HEAD_LINE.findall(token.content)
            }
        if token.map and token.nesting >= 0:
            token.attrSet(LINE_ATTRIBUTE, str(token.map[0] + 1))
        if token.type == "inline":
            plain = "".join(c.content for c in token.children or () if c.type == "text")
            open_references += [m[1] or m[0] for m in _OPEN_REFERENCE.finditer(plain)]
    return Written(
        html=reader.renderer.render(tokens, reader.options, {}).encode("utf-8", "replace"),
        title=head.get("title") or head.get("headline"),
        day=_day(head.get("date", "")),
        source_text=text,
        notices=tuple(
            f"The reference [{name}] has no address; it was read as plain words."
            for name in dict.fromkeys(open_references)
        ),
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words.strip()[:10])
    except ValueError:
        return None
