"""A found date and what stands around it → whether the words mean a date at all."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pipelines.claims.dates.lexicon.words import DateLexicon, listed
from pipelines.records.spans import Span
from pipelines.text import Reading

# what every web address or account name holds: "https://example.org/2026/05/03/", "@desk2024"
_ADDRESS_SIGNS = ("://", "www.", "@")

# what may stand right before the sign of an address, besides nothing: "http", "https"
_SCHEMES = ("https", "http")

# an address up to its first space; no address of a page is longer
_ADDRESS = re.compile(r"\S{1,2000}")

# the word before a place, read backwards from it: " ni" of "in 2026"
_WORD_BEFORE = re.compile(r"[ (,]{0,2}(['\w]{1,21})")

# how far before a date its word is looked for, in characters
_REACH_BEFORE = 26

# the word after a place: " people" of "2000 people"
_WORD_AFTER = re.compile(r"[ -]?([^\W\d_]\w{0,20})")

# the word that a date owns: "'s Paper" of "Today's Paper"
_OWNED = re.compile(r"'s ([^\W\d_]\w{0,20})")

# Months that are names of people, too, and words before them that make a month of their "'s".
_NAMES = listed("april may june august")
_LEADING = listed("in since after before during from until by last this next")

# Words that make four digits a number and not a year.
_COUNTED = listed(
    "people percent per cent dollars euros pounds yen yuan rupees km kilometers kilometres "
    "miles meters metres "
    "feet grams kg kilograms tons tonnes acres hectares jobs workers employees troops soldiers "
    "homes houses hours "
    "tickets passengers litres liters gallons visitors guests spectators "
    "votes mw gw mwh kwh gwh barrels units copies seats beds calories words pages migrants "
    "refugees "
    "personen menschen euro dollar prozent meter kilometer tonnen stunden mitarbeiter soldaten "
    "häuser "
    "personnes mètres kilomètres tonnes heures emplois dollars soldats habitants personas "
    "metros kilómetros "
    "toneladas horas empleos dólares soldados habitantes pessoas quilômetros quilómetros empregos"
)

# Words before four digits that make a name of them: "Room 2019", "at 1912 Harbour Road"
_NUMBERED = listed(
    "room flight route highway page number no at box model house hotel class bus train tram"
)

# Words that lead to anything, a count as well as a year.
_JOINING = listed("and to between y e et und entre zwischen a à")

# Words before a weekday that make a name of it: "Black Friday", "Super Tuesday"
_NAMED_DAYS = listed("black good cyber super ash bloody easter palm giving casual holy maundy")

# Words after a weekday or "Today" that make a name of it: "Sunday Times", "Today show"
_NAMED_PAPERS = listed(
    "times telegraph mirror express herald mail post show programme street road avenue lane drive "
    "court bridge"
)

# Bare years before this need a preposition: "1650 votes" is likelier than the year.
_FIRST_PLAIN_YEAR = 1900

# Groups of telephone numbers have so many digits; fewer before a year are a day's.
_GROUP_DIGITS = 3

_CAPITALISED_CALENDARS = frozenset({"en", "de"})


class Surroundings:
    """The words beside a found date, as printed, looked at when somebody asks."""

    __slots__ = ("_span", "_text")

    def __init__(self, text: str, span: Span) -> None:
        self._text, self._span = text, span

    @property
    def before(self) -> str:
        """The word before; empty where a text or clause begins."""
        start = self._span.start
        found = _WORD_BEFORE.match(self._text[max(0, start - _REACH_BEFORE) : start][::-1])
        word = found[1][::-1] if found else ""
        return word if word.isdigit() else word.lstrip("0123456789'_")

    @property
    def after(self) -> str:
        """The word after; empty where a text or clause ends."""
        found = _WORD_AFTER.match(self._text, self._span.end)
        return found[1] if found else ""

    @property
    def owned(self) -> str:
        """The word after an owner's "'s"; empty where none stands there."""
        found = _OWNED.match(self._text, self._span.end)
        return found[1] if found else ""

    @property
    def glued_before(self) -> str:
        """The two characters right before."""
        return self._text[max(0, self._span.start - 2) : self._span.start]

    @property
    def glued_after(self) -> str:
        """The two characters right after."""
        return self._text[self._span.end : self._span.end + 2]


class Stretches:
    """Stretches of a text that do not overlap, asked by position."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = [span.end for span in ordered]

    def covers(self, position: int) -> bool:
        """Tell whether one of them holds a position."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._ends[at]


def addresses_of(reading: Reading) -> list[Span]:
    """Return where web addresses and account names stand: digits mean nothing in them.

    Kept with the reading: `reading.derived(addresses_of)`.
    """
    found = sorted(
        span for sign in _ADDRESS_SIGNS for span in _addresses_with(sign, reading.folded)
    )
    apart = found[:1]
    for span in found[1:]:
        if span.start >= apart[-1].end:
            apart.append(span)
    return apart


def _addresses_with(sign: str, text: str) -> Iterator[Span]:
    """Yield the addresses that hold a sign, by a search for the sign: most pages have none."""
    at = text.find(sign)
    while at >= 0:
        match = _ADDRESS.match(text, at + len(sign))
        start = _start_of_address(text, at, sign)
        after = at + len(sign)
        if match and start is not None:
            yield Span(start, match.end())
            after = match.end()
        at = text.find(sign, after)


def _start_of_address(text: str, at: int, sign: str) -> int | None:
    """Return where an address begins whose sign stands at a place; None when it is no address."""
    if sign == "www.":
        return at
    if sign == "@":
        return at if text[max(0, at - 1) : at].isspace() else None
    scheme = next((s for s in _SCHEMES if text.endswith(s, 0, at)), None)
    return None if scheme is None else at - len(scheme)


def is_date(rule: str, found: str, around: Surroundings, words: DateLexicon) -> bool:
    """Tell whether a match of a rule is a date, going by case and by the words beside it."""
    if _is_glued(around):
        return False
    capitalised = words.language in _CAPITALISED_CALENDARS
    if rule in {"month_alone", "which_weekday"} and capitalised and found.islower():
        return False
    check = _CHECKS.get(rule)
    return check is None or check(found, around, words)


def _is_glued(around: Surroundings) -> bool:
    """Tell whether the match is a piece of a longer thing: 2,024 or X-2000 or 2020.5."""
    before, after = around.glued_before, around.glued_after
    if len(before) == 2 and before[1] in ".,-/:" and before[0].isalnum():
        return before[1] != "-" or not before[0].isspace()
    return len(after) == 2 and after[0] in ".,:/%" and (after[1].isdigit() or after[0] == "%")


def _is_year(found: str, around: Surroundings, words: DateLexicon) -> bool:
    if not found[0].isdigit():
        return True
    after, before = around.after.lower(), around.before.lower()
    is_led = before in words.prepositions or before in {"the", "its", "year"}
    is_group = before.isdigit() and len(before) >= _GROUP_DIGITS
    if is_group and around.glued_before[:1].isdigit():  # of a telephone number: "0800 2026"
        return False
    is_counted = after in _COUNTED and (before not in words.prepositions or before in _JOINING)
    if before in _NUMBERED or is_counted:
        return False
    if words.language == "de" and not around.after[:1].isupper():  # "wurde 1898 gegründet"
        return True
    return is_led or int(found[:4]) >= _FIRST_PLAIN_YEAR


def _is_month_alone(found: str, around: Surroundings, words: DateLexicon) -> bool:
    before = around.before.lower()
    if words.language == "en" and around.after[:1].isupper():  # "June Carter"
        return False
    if around.glued_after == "'s" and found.lower() in _NAMES:  # "of May's ministers"
        return before in _LEADING
    if before in words.prepositions or around.glued_after == "'s":
        return found.lower() not in words.guarded or before not in {"and", "to", "for", "de", "a"}
    return before in {"the", "le", "der", "im"} and found.lower() not in words.guarded


def _is_weekday(found: str, around: Surroundings, words: DateLexicon) -> bool:
    if found.lower() in words.guarded and around.before.lower() not in words.prepositions:
        return False
    if around.before.lower() in _NAMED_DAYS:
        return False
    if around.after[:1].isupper() and words.language == "en":
        before = around.before.lower()
        if before in {"the", "a", "an"} or found.lower() in words.guarded:  # "the Monday Club"
            return False
    return not (around.after[:1].isupper() and around.after.lower() in _NAMED_PAPERS)


def _is_near_day(found: str, around: Surroundings, words: DateLexicon) -> bool:
    if found[:1].isupper() and around.owned[:1].isupper():  # "Today's Paper"
        return False
    if found.lower() in words.mornings:
        return found.islower() and around.before.lower() not in words.before_mornings
    return not (found[:1].isupper() and around.before[:1].isupper())


def _is_day(found: str, around: Surroundings, words: DateLexicon) -> bool:
    """Tell "May 3" from "may 3 people": English and German months are capitalised."""
    del around
    if words.language not in _CAPITALISED_CALENDARS:
        return True
    return any(letter.isupper() for letter in found)


def _is_story(found: str, around: Surroundings, words: DateLexicon) -> bool:
    """Tell "he left ten years before" from "he served ten years before he left"."""
    if found.endswith("before"):
        return around.before.lower() not in words.lasting
    return not found.endswith(("earlier", "later")) or around.after != "than"


def _is_numeric(found: str, around: Surroundings, words: DateLexicon) -> bool:
    del around
    return not words.month_first or "/" in found or found[-4:].isdigit()


_CHECKS = {
    "year": _is_year,
    "month_alone": _is_month_alone,
    "which_weekday": _is_weekday,
    "near_day": _is_near_day,
    "story": _is_story,
    "day": _is_day,
    "day_range": _is_day,
    "month_range": _is_day,
    "part_of_month": _is_day,
    "month": _is_day,
    "numeric": _is_numeric,
}
