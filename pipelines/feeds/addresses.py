"""An address as a listing has it → the absolute one."""

from urllib.parse import urljoin


def address_of(words: str, url: str) -> str:
    """Return the address that an entry of the listing at `url` gives; empty when it is none.

    >>> address_of("/boats", "https://gull.example/feed")
    'https://gull.example/boats'
    >>> address_of("https://gull[.example/boats", "https://gull.example/feed")
    ''
    """
    words = words.strip()
    try:
        return urljoin(url, words) if words else ""
    except ValueError:
        return ""
