"""A WordPress newsroom with an open REST listing, as Meta's behaves; its words are invented."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.crawler.invented_markup import FILLER, NOW, XML, item, page, rss, sitemap, words
from tests.crawler.site_server import Asked, Reply

META = "https://about.fb.com"


@dataclass
class MetaNewsroom:
    """The WordPress newsroom: REST with pages, edits in place, takeaways outside the article."""

    posts: dict[str, datetime] = field(default_factory=dict)
    """Path of each post → moment of its last change."""
    notes: dict[str, str] = field(default_factory=dict)
    """Path of a post → update note that an edit put on top."""
    has_rest: bool = True
    page_size: int = 0
    """Posts on one page of REST; 0 for as many as are asked for."""

    ROBOTS = (
        b"Sitemap: http://about.fb.com/sitemap.xml\n\nUser-agent: *\nDisallow: /*/search/\n"
        b"User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"
    )

    def __call__(self, asked: Asked) -> Reply | None:
        """Answer a request."""
        parts = urlsplit(asked.url)
        if parts.path == "/robots.txt":
            return Reply(self.ROBOTS, kind="text/plain")
        if parts.path == "/wp-json/wp/v2/posts":
            return self._rest(parse_qs(parts.query)) if self.has_rest else Reply(page("No", FILLER))
        if parts.path == "/news/feed/":
            rows = [item(META + path, "A post", "", at=at) for path, at in self.posts.items()]
            return Reply(rss(*rows), kind=XML)
        if parts.path == "/sitemap_index.xml":
            maps = ((f"{META}/post-sitemap.xml", None), (f"{META}/page-sitemap.xml", None))
            return Reply(sitemap(*maps, is_index=True), kind="application/xml")
        if parts.path == "/post-sitemap.xml":
            listed = [(META + path, at) for path, at in self.posts.items()]
            return Reply(sitemap(*listed, (f"{META}/news/", None)), kind="application/xml")
        if parts.path in self.posts:
            return Reply(self._page(parts.path))
        return None

    def _rest(self, query: dict[str, list[str]]) -> Reply:
        per_page, number = int(query["per_page"][0]), int(query.get("page", ["1"])[0])
        after, before = query.get("after", [""])[0], query.get("before", ["9"])[0]
        changed_after = query.get("modified_after", [""])[0]
        wanted = [
            (path, at)
            for path, at in sorted(self.posts.items(), key=lambda post: post[1], reverse=True)
            if after <= at.isoformat() <= before and at.isoformat() >= changed_after
        ]
        size = self.page_size or per_page
        some = wanted[(number - 1) * size : number * size]
        body = json.dumps([self._post(path, at) for path, at in some]).encode()
        pages = {"X-WP-TotalPages": str(-(-len(wanted) // size))}
        return Reply(body, kind="application/json", headers=pages)

    def _post(self, path: str, at: datetime) -> dict[str, Any]:
        return {
            "id": sum(path.encode()),
            "date_gmt": min(at, NOW).strftime("%Y-%m-%dT%H:%M:%S"),
            "modified_gmt": at.strftime("%Y-%m-%dT%H:%M:%S"),
            "link": META + path,
            "title": {"rendered": "Ferries &#038; Lamps"},
            "content": {"rendered": words("The lamps of the pier are lit.")},
        }

    def _page(self, path: str) -> bytes:
        note = f"<p><em>{self.notes[path]}</em></p>" if path in self.notes else ""
        takeaways = (
            '<div class="highlights-container"><h2 class="highlights-title">Takeaways</h2>'
            '<div class="highlights-content"><ul><li>The pier has 40 lamps.</li></ul></div></div>'
        )
        body = words(
            "The lamps of the pier are lit at dusk.",
            '<a class="in_article_link" href="https://records.example/lamps"><span>the lamp'
            "</span><span> roll</span></a>",
        )
        download = (
            '<a class="pmz-download in_article_link" href="/wp-admin/admin-post.php?action=zip">'
            "DOWNLOAD ALL IMAGES</a>"
        )
        content = f'<div class="entry-content"><div class="content">{note}{body}</div></div>'
        return page("Ferries & Lamps", content + download, around=takeaways)
