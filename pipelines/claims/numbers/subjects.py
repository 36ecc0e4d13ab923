"""Two subjects of numbers → whether they may be the same thing."""

from functools import lru_cache

# Words that newsrooms exchange for one another when they name what is measured.
_SYNONYMS = (
    frozenset(["revenue", "revenues", "sales", "turnover", "umsatz"]),
    frozenset(["profit", "profits", "earnings", "income", "net"]),
    frozenset(["share", "shares", "stock", "stocks"]),
    frozenset(
        ["deal", "agreement", "contract", "acquisition", "purchase", "takeover", "transaction"]
    ),
    frozenset(["price", "prices", "cost", "costs"]),
    frozenset(["fund", "funding", "investment", "financing", "round", "raise", "capital", "grant"]),
    frozenset(["fine", "penalty", "settlement", "damages"]),
    frozenset(["job", "jobs", "employment", "workforce", "staff", "headcount"]),
)

# Two words that share their first letters are taken for forms of one: invest, investor, investment.
_STEM_LETTERS = 5


@lru_cache(maxsize=1 << 16)
def are_related(ours: str | None, theirs: str | None) -> bool:
    """Tell whether two subjects share a word, a word's stem or a synonym; unknown is related.

    >>> are_related("net profit", "quarterly earnings"), are_related("revenue", "unemployment")
    (True, False)
    """
    if ours is None or theirs is None:
        return True
    one, other = set(ours.split()), set(theirs.split())
    if {word[:_STEM_LETTERS] for word in one} & {word[:_STEM_LETTERS] for word in other}:
        return True
    return any(one & group and other & group for group in _SYNONYMS)
