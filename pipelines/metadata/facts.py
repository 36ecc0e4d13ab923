"""What one layer of a page says about the page: raw words, not yet weighed against other layers."""

from dataclasses import dataclass

from pipelines.records.pages import Layer


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The statements of one layer; a field is empty where the layer is silent."""

    layer: Layer
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """As written: names, names with titles, several names in one string."""
    desks: tuple[str, ...] = ()
    """Organisations that stand as author."""
    accounts: tuple[str, ...] = ()
    """Who put the page up: mostly the author, at times an editor."""
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    """Whole article texts, such as schema.org `articleBody`."""
    kinds: tuple[str, ...] = ()
    """schema.org types or og:type, such as `NewsArticle`."""
    is_free: bool | None = None
    """schema.org `isAccessibleForFree`; None when not stated."""
