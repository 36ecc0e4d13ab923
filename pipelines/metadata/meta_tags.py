"""`<meta>` and `<link>` elements of a page → facts; attribute dialects are read alike."""

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from pipelines.metadata.bylines import read_authors, read_roles
from pipelines.metadata.facts import Facts
from pipelines.metadata.json_ld import plain_words
from pipelines.records.pages import Layer

# "Written by", "Verfasst von", as systems print the label of "twitter:label1"
_WRITTEN = re.compile(
    r"(?:written|posted) by|authors?|verfasst von|geschrieben von|escrito por|écrit par|auteur"
    r"|scritto da|autore|geschreven door|autor|napisane przez|skrivet av|skrevet av|yazan|автор",
    re.IGNORECASE,
)


def _ranked(*names: str) -> Mapping[str, int]:
    """Return names with their rank, the most trusted first."""
    return {name: rank for rank, name in enumerate(names)}


_TITLES = _ranked(
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "title",
)
_AUTHORS = _ranked(
    "citation_author",
    "citation_authors",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "author",
    "article:author_name",
    "og:article:author",
    "cxenseparse:author",
    "article_author",
    "byline",
    "authors",
    "dc.author",
    "dcsext.author",
    "rbauthors",
    "dc.contributor",
)
_PUBLISHED = _ranked(
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "publicationdate",
    "displaydate",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "article.published",
    "published-date",
    "publisheddate",
    "shareaholic:article_published_time",
    "date_published",
    "article.created",
    "bt:pubdate",
    "ptime",
    "timestamp",
    "dc.date.created",
    "og:pubdate",
    "created",
)
_MODIFIED = _ranked(
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "revision_date",
    "article.updated",
    "utime",
    "modified",
    "shareaholic:article_modified_time",
    "updated_time",
    "date_modified",
)
_PUBLISHERS = _ranked(
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "twitter:site",
)
_LANGUAGES = _ranked("og:locale", "language", "content-language", "dc.language", "dcterms.language")
_DESCRIPTIONS = _ranked("og:description", "description", "twitter:description", "dc.description")
_NAMES = ("name", "property", "itemprop", "http-equiv", "id")


class MetaTags:
    """All meta elements of a page by lower-case name, in the order of the page."""

    def __init__(self, root: HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for element in root.iter("meta"):
            value = element.get("content") or element.get("value")
            name = next((n for key in _NAMES if (n := element.get(key))), None)
            if value and name:
                self._values.setdefault(name.strip().lower(), []).append(plain_words(value))

    def get(self, names: Mapping[str, int]) -> tuple[str, ...]:
        """Return what is stated under any of the names, by their rank, each once."""
        stated = sorted(self._values.keys() & names.keys(), key=names.__getitem__)
        return tuple(dict.fromkeys(v for name in stated for v in self._values[name] if v))

    def _authors(self) -> tuple[str, ...]:
        """Return what stands under the first name that holds a person's name, else a role."""
        said = [tuple(self._values.get(name, ())) for name in _AUTHORS]
        named = next((words for words in said if read_authors(words)), ())
        return named or next((words for words in said if read_roles(words)), ())

    def _account(self) -> tuple[str, ...]:
        """Return whose account put the page up, as a card's label and data say."""
        cards = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
        return tuple(
            words
            for label, data in cards
            if any(map(_WRITTEN.fullmatch, self._values.get(label, ())))
            for words in self._values.get(data, ())
        )

    def facts(self) -> Facts:
        """Return what the meta elements say of the page."""
        return Facts(
            layer=Layer.META,
            titles=self.get(_TITLES),
            authors=self._authors(),
            accounts=self._account(),
            published=self.get(_PUBLISHED),
            modified=self.get(_MODIFIED),
            publishers=self.get(_PUBLISHERS),
            languages=self.get(_LANGUAGES),
            descriptions=self.get(_DESCRIPTIONS),
            kinds=tuple(self._values.get("og:type", ())),
        )
