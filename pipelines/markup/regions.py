"""Block elements → the region of the page that their tag, role, class and id say they are."""

import re

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

APART = NAVIGATION | ASIDE | FOOTER | FORM | HIDDEN | BUTTON | COMMENTS | OFFER | SHARING
"""Regions whose words are no part of an article."""

_TAGS = {
    "nav": NAVIGATION,
    "menu": NAVIGATION,
    "aside": ASIDE,
    "footer": FOOTER,
    "header": HEADER,
    "form": FORM,
    "fieldset": FORM,
    "figure": FIGURE,
    "button": BUTTON,
    "dialog": HIDDEN,
}
_ROLES = {
    "navigation": NAVIGATION,
    "menu": NAVIGATION,
    "menubar": NAVIGATION,
    "complementary": ASIDE,
    "contentinfo": FOOTER,
    "search": FORM,
    "dialog": HIDDEN,
    "alertdialog": HIDDEN,
    "button": BUTTON,
}

# Words of class and id attributes, each group a region: "related-posts", "c-newsletter__form".
_WORDS = re.compile(
    r"(?<![a-z])(?:"
    r"(?P<n1>nav|navbar|navigation|menu|breadcrumbs?|pagination|toc|table-of-contents|tags?-?(?:list|cloud|links)?|skip-link)|"
    r"(?P<n2>sidebar|rail)|"
    r"(?P<n4>site-footer|page-footer|global-footer|copyright|legal|disclaimer)|"
    r"(?P<n64>hidden|visually-hidden|sr-only|screen-reader-text|modal|popup|pop-up|overlay|tooltip|cookies?|consent|gdpr)|"
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
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if 2 < len(names) < _MAX_NAME_CHARS and (found := _WORDS.search(names)) is not None:
        region |= int((found.lastgroup or "n0")[1:])
    return region
