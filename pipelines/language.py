"""Words of a text → the language they are written in, by script and stop words alone."""

from collections import Counter
from importlib.resources import files

from pipelines.records.pages import Document
from pipelines.records.spans import Span
from pipelines.text import Words

_SAMPLE_CHARS = 6_000  # enough for some hundred stop words; keeps a long page at well under 1 ms
_FEWEST_HITS = 2.5  # below, three chance words ("die", "son", "me") would name a language
_FEWEST_HITS_SHORT = 1.5  # accepted when no other language has a hit at all
_LEAST_SHARE = 0.04  # of all words; running text has above .2, a list of names chance hits
_FEWEST_WORDS = 2  # different ones: a list of "War Memorial" pages is no German
_MOST_REPEATS = 5  # of one word that count
_MARGIN = 1.5  # best language against second best, in stop words


def _read_profiles() -> dict[str, tuple[str, ...]]:
    """Return for each stop word the languages that use it; each counts in part."""
    languages: dict[str, tuple[str, ...]] = {}
    lines = (files("pipelines") / "language_profiles.txt").read_text(encoding="utf-8")
    for line in lines.splitlines():
        code, _, words = line.partition(": ")
        for word in words.split():
            languages[word] = (*languages.get(word, ()), code)
    return languages


_LANGUAGES_OF = _read_profiles()

# First and last code point of scripts that settle the language, or nearly so.
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"),
    ("\u0400", "\u04ff", "ru"),
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u3040", "\u30ff", "ja"),
    ("\u4e00", "\u9fff", "zh"),
    ("\uac00", "\ud7af", "ko"),
)
_SCRIPT_SHARE = (
    0.5  # of all letters: a menu in Hebrew beside an English article is not its language
)


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language most of `text` is in; None when it cannot tell.

    >>> language_of("The council said it would not pay for the bridge.")
    'en'
    >>> language_of("Der Rat sagte, dass er die Brücke nicht bezahlen wird.")
    'de'
    >>> language_of("Quillmark 4.1") is None
    True
    """
    return _language_of(text[:_SAMPLE_CHARS])


def language_of_document(document: Document, words: Words | None = None) -> str | None:
    """Return the language of a document's words; what the page declares, where they do not tell.

    `words` are those of its text, where they were read already.
    """
    middle = max(0, document.body.start + document.body.length // 2 - _SAMPLE_CHARS // 2)
    sample = document.text[middle : middle + _SAMPLE_CHARS]
    forms = None
    if words is not None:
        within = words.within(Span(middle, middle + len(sample)))
        forms = words.forms[within.start : within.stop]
    declared = document.language.split("-")[0].lower() if document.language else None
    return _language_of(sample, forms) or declared


def _language_of(sample: str, forms: list[str] | None = None) -> str | None:
    script = _language_of_script(sample)
    return script or _language_of_words(Words(sample).forms if forms is None else forms)


def _language_of_script(sample: str) -> str | None:
    if sample.isascii() or not any(_is_of_script(c) for c in set(sample)):
        return None
    letters = [c for c in sample if c.isalpha()]
    counts = Counter(
        code for c in letters if c > "\u036f" for low, high, code in _SCRIPTS if low <= c <= high
    )
    if not counts:
        return None
    if counts["ja"] > 0.1 * counts["zh"] and counts["ja"]:  # Japanese pages are half kanji
        return "ja" if counts["ja"] + counts["zh"] > _SCRIPT_SHARE * len(letters) else None
    code, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return code if count > _SCRIPT_SHARE * len(letters) else None


def _is_of_script(char: str) -> bool:
    return any(low <= char <= high for low, high, _ in _SCRIPTS)


def _language_of_words(forms: list[str]) -> str | None:
    hits: dict[str, float] = {}
    distinct: Counter[str] = Counter()
    for form, count in Counter(forms).items():
        languages = _LANGUAGES_OF.get(form, ())
        for code in languages:
            hits[code] = hits.get(code, 0.0) + min(count, _MOST_REPEATS) / len(languages)
            distinct[code] += 1
    ranked = sorted(hits.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    best, score = ranked[0]
    # Danish against Norwegian is a close call that changes nothing; English against Dutch is not.
    rivals = [s for code, s in ranked[1:] if best == "en" or code == "en"]
    if score < _LEAST_SHARE * len(forms) or distinct[best] < _FEWEST_WORDS:
        return None
    is_clear = score >= _FEWEST_HITS and score >= _MARGIN * max(rivals, default=0.0)
    is_alone = score >= _FEWEST_HITS_SHORT and len(ranked) == 1
    return best if is_clear or is_alone else None
