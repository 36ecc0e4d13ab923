"""Block elements → the region of the page that their tag, role, class and id say they are."""

import re
from functools import lru_cache

from lxml.html import HtmlElement

NO_REGION = 0
NAVIGATION = 1
ASIDE = 2
FOOTER = 4
HEADER = 8
FORM = 16
FIGURE = 32
HIDDEN = 64
BUTTON = 128
COMMENTS = 256
OFFER = 512
"""Newsletters, related reading, promotions."""
SHARING = 1024
CAPTION = 2048
ABOUT_AUTHOR = 4096
STANDFIRST = 8192
CONSENT = 16384
"""Cookie notices: on some pages longer than the article."""
CHROME = 32768
"""What a tag or a role, not a name of the template, sets apart from the article."""

APART = NAVIGATION | ASIDE | FOOTER | FORM | HIDDEN | BUTTON | COMMENTS | OFFER | SHARING | CONSENT
"""Regions whose words are no part of an article."""

_TAGS = {
    "nav": NAVIGATION | CHROME,
    "menu": NAVIGATION | CHROME,
    "aside": ASIDE | CHROME,
    "footer": FOOTER | CHROME,
    "header": HEADER,
    "form": FORM,
    "fieldset": FORM,
    "figure": FIGURE,
    "button": BUTTON | CHROME,
    "dialog": HIDDEN | CHROME,
}
_ROLES = {
    "navigation": NAVIGATION | CHROME,
    "menu": NAVIGATION | CHROME,
    "menubar": NAVIGATION | CHROME,
    "complementary": ASIDE | CHROME,
    "contentinfo": FOOTER | CHROME,
    "search": FORM | CHROME,
    "dialog": HIDDEN | CHROME,
    "alertdialog": HIDDEN | CHROME,
    "button": BUTTON,
}

# Words of class and id attributes, each group a region: "related-posts", "c-newsletter__form".
_WORDS = re.compile(
    r"(?<![a-z])(?:"
    r"(?P<n1>nav|navbar|navigation|menu|breadcrumbs?|pagination|toc|table-of-contents|tags?-?(?:list|cloud|links)?|skip-link)|"
    r"(?P<n2>sidebar|rail)|"
    r"(?P<n4>site-footer|page-footer|global-footer|copyright|legal|disclaimer)|"
    r"(?P<n64>hidden|visually-hidden|sr-only|screen-reader-text|modal|popup|pop-up|overlay|tooltip)|"
    r"(?P<n16384>cookies?|consent|gdpr|cmp|onetrust)|"
    r"(?P<n256>comments?(?:-?(?:list|area|section|wrapper|thread|form|count))?|disqus|respond)|"
    r"(?P<n512>related\w*|recirc\w*|recommend\w*|newsletters?|subscribe|subscription|sign-?up|promo(?:tion)?s?|"
    r"advert\w*|ads?|ad-\w+|sponsor\w*|read-?more|readnext|up-?next|also-?like|most-?(?:read|popular|viewed)|"
    r"trending|latest|teasers?|outbrain|taboola|widgets?|cta|call-to-action|paywall|donat\w+)|"
    r"(?P<n1024>shar(?:e|ing)(?:-?\w+)?|social(?:-?\w+)?|sharedaddy|addtoany|follow-us)|"
    r"(?P<n2048>captions?|credits?|photo-?(?:credit|by))|"
    r"(?P<n4096>author-?(?:bio|box|info|card|description|profile|about)|about-?(?:the-?)?author|bio)|"
    r"(?P<n8192>standfirst|dek|deck|sub-?(?:headline|title|heading|head|line))"
    r")(?![a-z])",
    re.IGNORECASE,
)
_MAX_NAME_CHARS = 240  # utility-class soup says nothing of the region


def region_of(element: HtmlElement) -> int:
    """Return the bits of the region that an element opens; 0 for a plain container."""
    region = _TAGS.get(element.tag, NO_REGION)
    attributes = element.attrib
    if not attributes:
        return region
    if (role := attributes.get("role")) is not None:
        region |= _ROLES.get(role, NO_REGION)
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        region |= HIDDEN
    style = attributes.get("style")
    if style and "none" in style and "display:none" in style.replace(" ", ""):
        region |= HIDDEN
    return region | region_of_names(attributes.get("class"), attributes.get("id"))


@lru_cache(maxsize=8_192)
def region_of_names(classes: str | None, name: str | None) -> int:
    """Return the bit of the region that class and id attributes name; pages repeat their names.

    >>> region_of_names("c-newsletter__form", None) == OFFER
    True
    """
    names = f"{classes or ''} {name or ''}"
    if not 2 < len(names) < _MAX_NAME_CHARS:
        return NO_REGION
    return next(filter(None, map(_region_of_name, names.split())), NO_REGION)


@lru_cache(maxsize=65_536)
def _region_of_name(name: str) -> int:
    """Return the bit that one name says; sites share many names, and none spans a space."""
    found = _WORDS.search(name)
    return int((found.lastgroup or "n0")[1:]) if found else NO_REGION
