"""Words around a number → its role (from, to, by, up, down) and what is measured."""

from pipelines.claims.numbers.page import Page

# words between what is measured and whose or where it is: the price *of* oil, revenue *at* Tarn
_OF_ONLY = frozenset({"of", "von", "de"})
_OF = _OF_ONLY | {"at", "in", "for", "bei", "der", "des", "du", "da", "do", "del", "em", "en"}

# marks that end a clause
_MARKS = frozenset(",;:.\n")

# how far back a verb of change still governs a number, in words: "rose in the months to March to 5"
_VERB_REACH = 10
_NEAR_REACH = 3
_NOUN_REACH = 2

# how far back the head of what is measured is looked for, in words
_SUBJECT_REACH = 12
_SUBJECT_WORDS = 3
_NOUN_LETTERS = 3

# what may stand before "of" and names nothing that is measured: "aware of five incidents"
_KNOWING = frozenset({"aware", "know", "knows", "knew", "known", "learned", "heard", "told"})

# what may stand behind an amount and is no noun of its own: "$310 million last year"
_TIMES = frozenset({"last", "this", "next", "each", "every", "annually", "yearly", "monthly"})


def role_of(page: Page, first: int, after: int) -> str | None:
    """Return how a number takes part in a change; None when the sentence tells of none.

    Args:
        page: The text.
        first: Index of the first word of the number, hedges included.
        after: Index of the word after the number and its unit.
    """
    before = page.forms[first - 1]
    if not page.has_move(first - _VERB_REACH, after + _NOUN_REACH - 1):
        return _role_at_rest(page, first, after)
    before = before if _is_same_clause(page, first - 1) else ""
    direction = direction_of(page, first)
    behind = _noun_of_change(page, first, after)
    if before in page.words.tos and (direction or behind):
        return "to"
    if before in page.words.bys:
        return direction or "by"
    if before in page.words.froms:
        return "from" if direction or behind or _has_end(page, after) else None
    if before in page.words.ups or before in page.words.downs:
        return "up" if before in page.words.ups else "down"
    return behind


def _role_at_rest(page: Page, first: int, after: int) -> str | None:
    """Return the role of a number near which no word tells of a change."""
    before = page.forms[first - 1]
    if before in page.words.bys:
        return "by" if _is_same_clause(page, first - 1) else None
    is_start = before in page.words.froms and _is_same_clause(page, first - 1)
    return "from" if is_start and _has_end(page, after) else None


def _is_same_clause(page: Page, index: int) -> bool:
    return index >= 0 and _MARKS.isdisjoint(page.gap(index))


def direction_of(page: Page, first: int) -> str | None:
    """Return the nearest direction word before a number in its sentence."""
    index = page.last_move(first, reach=_VERB_REACH, within_clause=False)
    if index is None:
        return None
    return "up" if page.forms[index] in page.words.ups else "down"


def _has_end(page: Page, after: int) -> bool:
    """Tell whether a "to" with a number follows a "from" number."""
    for index in range(after, after + _NEAR_REACH):
        if page.forms[index] in page.words.tos:
            return (
                page.forms[index + 1][:1].isdecimal()
                or page.forms[index + 1] in page.words.starters
            )
    return False


def _noun_of_change(page: Page, first: int, after: int) -> str | None:
    """Read "a 5% rise", "5% higher" and "an increase of 5%"."""
    for index in range(after, after + _NOUN_REACH):
        if page.gap(index - 1) not in {" ", "% ", "-", "%-"}:
            break
        if page.forms[index] in page.words.ups:
            return "up"
        if page.forms[index] in page.words.downs:
            return "down"
        if page.forms[index] in page.words.stops:
            break
    if page.forms[first - 1] in _OF_ONLY:
        head = page.forms[first - 2]
        return "up" if head in page.words.ups else "down" if head in page.words.downs else None
    return None


def subject_of(page: Page, first: int, after: int, *, is_money: bool) -> str | None:
    """Return the head words of what a number measures; None when the rules cannot tell.

    "revenue of $3bn", "revenue rose 5%", "a $3bn deal".
    """
    if is_money:
        noun = _noun_behind(page, after)
        if noun:
            return noun
    if page.forms[first - 1] in _OF_ONLY and _is_same_clause(page, first - 1):
        return None if page.forms[first - 2] in _KNOWING else _words_before(page, first - 1)
    index = page.last_move(first, reach=_SUBJECT_REACH, within_clause=True)
    return None if index is None else _words_before(page, index)


def _noun_behind(page: Page, after: int) -> str | None:
    """Read "a $3bn deal" and "a €50 million humanitarian fund"."""
    found: list[str] = []
    for at in range(after, after + _SUBJECT_WORDS):
        if page.gap(at - 1) not in {" ", "-"} or not _may_be_noun(page, at):
            break
        found.append(page.forms[at])
    return " ".join(found) or None


def _may_be_noun(page: Page, at: int) -> bool:
    form = page.forms[at]
    if (
        len(form) < _NOUN_LETTERS
        or not form.isalpha()
        or form in page.words.stops
        or form in _TIMES
    ):
        return False
    return not page.is_capitalised(at)


def _words_before(page: Page, index: int) -> str | None:
    """Return up to three content words that end right before a word: the head of "X of Y"."""
    found = _content_before(page, index)
    link = index - len(found) - 1
    if found and page.forms[link] in _OF and _is_same_clause(page, link - 1):
        found = _content_before(page, link) or found
    return " ".join(found) or None


def _content_before(page: Page, index: int) -> list[str]:
    found: list[str] = []
    for at in range(index - 1, max(-1, index - 1 - _SUBJECT_WORDS), -1):
        form = page.forms[at]
        is_word = form.isalpha() and form not in page.words.stops and form not in page.words.scales
        if not is_word or not _is_same_clause(page, at):
            break
        found.append(form)
    return found[::-1]
