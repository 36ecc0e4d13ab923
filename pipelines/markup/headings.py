"""Words above a list → what the list is: sources of the article, or other reading."""

import re

MAX_HEADING_CHARS = 80  # a line above a list; longer is a sentence

# Lines above a list of sources, whole; each is a pattern in the page's language.
_SOURCES = (
    (
        r"(?:our |selected |key |primary |data |all )?source(?:s|\(s\))?(?: (?:and|&) (?:notes"
        r"|references|methods?))?"
    ),
    r"(?:selected |list of )?references?(?: (?:and|&) (?:notes|sources))?",
    r"works cited|citations|further reading|bibliography",
    r"(?:foot|end)?notes(?: (?:and|&) (?:sources|references))?",
    r"quellen(?:angaben|verzeichnis|nachweise?)?|einzelnachweise|weiterführende links",
    r"literatur(?:verzeichnis)?|références|bibliographie|notes et références|pour aller plus loin",
    r"fuentes|referencias|notas|bibliografía|fontes|referências|fonti|riferimenti|note|bibliografia",
    r"bronnen|källor|kilder|źródła|источники|出典|参考(?:文献|資料)?|引用元|来源|參考資料|资料来源|출처|참고(?:문헌)?",
)

# Lines above, or before, links to other articles.
_RELATED = (
    (
        r"(?:also )?read (?:also|more|next|this(?: next)?)|also (?:read|see|on [^.!?]{1,30})|see "
        r"(?:also|more)|keep reading|up next|don'?t miss"
    ),
    (
        r"related(?: (?:stories|story|articles?|posts?|news|content|coverage|reading|links|topics"
        r"|videos?))?"
    ),
    r"more(?: (?:from|on|in|about|to read|stories|news|for you|like this)(?: [^.!?]{1,60})?)?",
    (
        r"(?:you (?:may|might) also|also) (?:like|enjoy|be interested in)|recommended(?: (?:for "
        r"you|stories|reading|articles))?"
    ),
    (
        r"must[- ]reads?|(?:most|what to) (?:read|popular|viewed)(?: [^.!?]{1,30})?|trending(?: "
        r"(?:now|stories|topics))?"
    ),
    r"latest (?:news|stories|articles|posts|headlines)|next (?:story|article|up)|top stories",
    (
        r"popular (?:now|stories|posts|articles)|editor'?s'? picks?|in case you missed it|recent "
        r"(?:posts|news|articles)"
    ),
    (
        r"lesen sie auch|mehr (?:zum thema|dazu)|das könnte sie auch interessieren|auch "
        r"interessant|lesetipps?"
    ),
    (
        r"(?:à )?lire aussi|sur le même (?:sujet|thème)|lea también|lee también|te puede interesar"
        r"|más noticias"
    ),
    (
        r"leia (?:também|mais)|veja também|leggi anche|potrebbe interessarti|lees ook|läs också"
        r"|les også|læs også"
    ),
    r"zobacz także|czytaj (?:także|też|również|więcej)|читайте также",
    r"関連記事|あわせて読みたい|相关阅读|延伸閱讀",
)


def _whole_line(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for a line that is one of the phrases, marks around it aside."""
    return re.compile(rf"[^\w]{{0,8}}(?:{'|'.join(phrases)})[^\w]{{0,8}}", re.IGNORECASE)


_FIRST = re.compile(r"[A-Za-z']+")  # "Read" of "» Read also:"

# First words of the ASCII phrases above.
_SOURCE_FIRST = frozenset(
    [
        "our",
        "selected",
        "key",
        "primary",
        "data",
        "all",
        "source",
        "sources",
        "list",
        "reference",
        "references",
        "works",
        "citations",
        "further",
        "bibliography",
        "footnotes",
        "endnotes",
        "notes",
        "note",
        "footnote",
        "endnote",
        "quellen",
        "quellenangaben",
        "quellenverzeichnis",
        "quellennachweis",
        "quellennachweise",
        "einzelnachweise",
        "literatur",
        "literaturverzeichnis",
        "bibliographie",
        "pour",
        "fuentes",
        "referencias",
        "notas",
        "fontes",
        "fonti",
        "riferimenti",
        "bibliografia",
        "bronnen",
        "kilder",
    ]
)
_RELATED_FIRST = frozenset(
    [
        "also",
        "read",
        "see",
        "keep",
        "up",
        "don't",
        "dont",
        "related",
        "more",
        "you",
        "recommended",
        "must",
        "most",
        "what",
        "trending",
        "latest",
        "next",
        "top",
        "popular",
        "editor's",
        "editors",
        "editors'",
        "in",
        "recent",
        "lesen",
        "mehr",
        "das",
        "auch",
        "lesetipp",
        "lesetipps",
        "lire",
        "sur",
        "te",
        "leia",
        "veja",
        "leggi",
        "potrebbe",
        "lees",
        "les",
        "zobacz",
        "czytaj",
    ]
)

_SOURCE_LINE = _whole_line(_SOURCES)  # "Sources:", "Quellen", "— References —"
_RELATED_LINE = _whole_line(_RELATED)  # "Read also:", "More from the Ledger", "RELATED"


def is_source_heading(words: str) -> bool:
    """Tell whether a list under these words names the article's sources.

    >>> is_source_heading("Sources:"), is_source_heading("Sources say otherwise")
    (True, False)
    """
    return _may_be(words, _SOURCE_FIRST) and _SOURCE_LINE.fullmatch(words) is not None


def is_related_heading(words: str) -> bool:
    """Tell whether a list under these words offers other articles.

    >>> is_related_heading("Read also"), is_related_heading("Related party transactions")
    (True, False)
    """
    return _may_be(words, _RELATED_FIRST) and _RELATED_LINE.fullmatch(words) is not None


def _may_be(words: str, first_words: frozenset[str]) -> bool:
    """Tell whether a line is short and begins like one of the phrases; others need no search."""
    if len(words) > MAX_HEADING_CHARS:
        return False
    if not words.isascii():
        return True
    found = _FIRST.search(words)
    return found is not None and found[0].lower() in first_words
