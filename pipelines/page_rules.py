"""What is known of single publishers' pages, as dated data: where the text stands, what is no text.

A redesign adds an entry; it does not overwrite one, since old captures are read again.
"""

from dataclasses import dataclass
from datetime import date

from pipelines.urls import host_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule:
    """How one publisher's pages are built in one era."""

    hosts: tuple[str, ...]
    since: date
    """First day on which pages of this shape were seen."""
    seen: date
    """Last day on which they were."""
    bodies: tuple[str, ...]
    """XPath of the elements that hold the body; the first that is there counts."""
    extras: tuple[str, ...] = ()
    """XPath of elements outside the body that belong to the text, such as takeaways."""
    dropped: tuple[str, ...] = ()
    """XPath of elements inside the body that are no text."""
    boilerplate: tuple[str, ...] = ()
    """Beginnings of paragraphs that stand on every page."""
    zones: tuple[tuple[str, str], ...] = ()
    """Zone words of visible dates, each with the IANA zone that it means here."""


RULES = (
    PageRule(
        hosts=("venturebeat.com",),
        since=date(2025, 9, 15),
        seen=date(2026, 5, 31),
        bodies=('//div[contains(concat(" ", @class, " "), " article-body ")]',),
        boilerplate=(
            "Add to Google Preferred Source",
            "Welcome to the VentureBeat community!",
            "Our guest posting program is where technical experts share insights",
            "Read more from our guest post program",
            "Subscribe to get latest news!",
            "Deep insights for enterprise AI, data, and security leaders",
            "By submitting your email, you agree to our",
            "You're in! Our latest news will be hitting your inbox soon",
        ),
        zones=(("PT", "America/Los_Angeles"),),
    ),
    PageRule(
        hosts=("venturebeat.com",),
        since=date(2009, 1, 1),
        seen=date(2025, 9, 14),
        bodies=('//div[contains(concat(" ", @class, " "), " article-content ")]',),
        dropped=('.//*[contains(concat(" ", @class, " "), " post-boilerplate ")]',),
        boilerplate=(
            "Join our daily and weekly newsletters for the latest updates",
            "Subscribe Now",
            "Read our Privacy Policy",
            "Daily insights on business use cases with VB Daily",
            "If you want to impress your boss, VB Daily has you covered",
            "Thanks for subscribing. Check out more VB newsletters here",
            "Image Credit:",
            "VentureBeat's mission is to be a digital town square",
        ),
        zones=(("PT", "America/Los_Angeles"),),
    ),
    PageRule(
        hosts=("about.fb.com", "newsroom.fb.com"),
        since=date(2026, 9, 1),
        seen=date(2026, 9, 30),
        bodies=(
            (
                '//article//div[contains(@class, "entry-content")]//div[contains(concat(" ", '
                '@class, " "), " content ")]'
            ),
            '//article//div[contains(@class, "entry-content")]',
        ),
        extras=('//div[contains(@class, "highlights-container")]',),
        dropped=(
            './/*[contains(@class, "entry-taxonomy")]',
            './/*[contains(@class, "fbcorp-mixed-media-carousel")]',
            './/*[contains(@class, "jetpack-video-wrapper")]',
            './/*[contains(@class, "speechify-btn")]',
        ),
        boilerplate=("LISTEN TO ARTICLE", "DOWNLOAD ALL IMAGES", "Share this article"),
        zones=(("PT", "America/Los_Angeles"),),
    ),
)


NAMES = {
    "about.fb.com": "Meta Newsroom",
    "ai.meta.com": "Meta AI",
    "gamesbeat.com": "GamesBeat",
    "newsroom.fb.com": "Facebook Newsroom",
    "research.meta.ai": "Meta AI",
    "venturebeat.com": "VentureBeat",
}
"""Host → publisher, for pages and entries of feeds that do not say who publishes them."""
HOUSE_NAMES = frozenset({"facebook", "meta", "venturebeat"})
"""Names with which feeds sign for nobody in particular, in lower case."""


def publisher_of(url: str) -> str | None:
    """Return the name of an address's publisher, where that is known by its host."""
    return NAMES.get(host_of(url))


def rules_for(url: str) -> tuple[PageRule, ...]:
    """Return the rules of an address's publisher, the latest era first."""
    host = host_of(url)
    return tuple(rule for rule in RULES if host in rule.hosts)
