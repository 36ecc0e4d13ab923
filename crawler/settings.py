"""Scrapy settings: polite and hardened defaults; every cap has a name and can be set."""

from importlib.metadata import PackageNotFoundError, version

from scrapy.settings import default_settings

from pipelines.caps import DEFAULT_CAPS

try:
    _RELEASE = version("sourcecheck")
except PackageNotFoundError:  # a checkout that is not installed
    _RELEASE = "0"

BOT_NAME = "sourcecheck"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"

# --- who asks ---------------------------------------------------------------------------------
CONTACT = "https://example.org/set-CONTACT"
"""Address or URL under which a site's owner reaches the operator; set it before a real crawl."""
USER_AGENT = f"{BOT_NAME}/{_RELEASE} (+{CONTACT})"
ROBOTSTXT_USER_AGENT = BOT_NAME

# --- where output lies ------------------------------------------------------------------------
DATA_DIR = "data"
RUN_ID = ""
"""Name of the run; made when the crawl starts if empty."""
RUN_ARGUMENTS: list[str] = []
"""What the command was given, for the run's manifest."""
RELEASE = _RELEASE

# --- politeness -------------------------------------------------------------------------------
ROBOTSTXT_OBEY = True
ROBOTS_MAX_DELAY = 30.0  # seconds; the longest crawl delay that is honoured
CONCURRENT_REQUESTS = 96  # over all hosts
SCHEDULER_PRIORITY_QUEUE = "crawler.fairness.FairQueue"
CONCURRENT_REQUESTS_PER_DOMAIN = 2
DOWNLOAD_DELAY = 1.0  # seconds between two pages of one host
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the row says it
RETRY_TIMES = 2
RETRY_HTTP_CODES = [408, 429, 500, 502, 503, 504, 522, 524]
RETRY_AFTER_MAX_SECONDS = 60.0  # a host that asks for more is not asked again in this run
RETRY_PAUSES = True  # False only when an archive answers
RETRY_BACKOFF_SECONDS = 2.0  # before the first new try, doubled before each further one
HOST_PATIENCE = 3  # refused pages in a row after which a host is left alone; 0 for never
OPT_OUTS_RESPECTED = False
"""True: of a page that is marked `noarchive` or reserves text mining neither text nor bytes are
kept, only a row that says so."""
ARCHIVED_COPIES = False
"""True: a page that its host refuses for good is read from the Internet Archive's last copy."""
DOWNLOAD_SLOTS = {
    # The archive allows some 24 questions a minute.
    "web.archive.org": {"concurrency": 1, "delay": 2.6, "jitter": 0.0},
}
COOKIES_ENABLED = False
REFERRER_POLICY = "no-referrer"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
}

# --- what may be reached ----------------------------------------------------------------------
ALLOWED_NETWORKS: list[str] = []
"""Networks beside the public internet that may be reached, such as 10.1.0.0/16."""
ALLOWED_PORTS: list[int] = []
"""Ports beside 80 and 443."""
HOST_MAP: dict[str, str] = {}
"""Host → "address:port" of the plain-HTTP server that stands for it; "*" for every other name,
but not for an address in numbers."""
HTTPPROXY_ENABLED = False  # behind a proxy the guard would see the proxy's address only
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {
    "http": "crawler.download_handlers.GuardedDownloadHandler",
    "https": "crawler.download_handlers.GuardedDownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
TWISTED_DNS_RESOLVER = "crawler.resolving.GuardedResolver"
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# --- caps -------------------------------------------------------------------------------------
# docs/caps.md names for each what a row says when it is met.
DOWNLOAD_TIMEOUT = 45.0  # seconds for the whole answer
FIRST_BYTE_TIMEOUT = 30.0  # seconds until its head is there
DNS_TIMEOUT = 15.0
URL_MAXLENGTH = 4096  # characters; browsers and servers agree on 2,000 to 8,000
HEAD_MAXSIZE = 256 * 1024  # bytes of status line and headers; browsers stop here, pages send 1-8 KB
DOWNLOAD_MAXSIZE = 12 * 1024 * 1024  # bytes on the wire; PDF reports run to 10 MB
DOWNLOAD_WARNSIZE = 0
DECODED_MAXSIZE = 24 * 1024 * 1024  # bytes after content coding is undone
DOWNLOAD_FAIL_ON_DATALOSS = False  # the cut body is kept in the WARC; its page still fails
REDIRECT_MAX_TIMES = 8
METAREFRESH_MAXDELAY = 5
LINKS_PER_ARTICLE = 120
LINKS_PER_SOURCE = 20  # followed at depth 2
SOURCES_PER_RUN = 20_000
ARTICLES_PER_RUN = 200  # of a publisher; what is left is listed again at the next run
LISTINGS_PER_RUN = 200  # feeds, REST pages and sitemaps
PAGES_PER_HOST = 500
CONCURRENT_ITEMS = 1  # Scrapy starts this many tasks for every page; the table writer never waits
WARN_ON_GENERATOR_RETURN_VALUE = False  # it parses the source of each callback
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 16 * 1024 * 1024  # bytes of pages waiting to be read

# --- floors: below them a run is not done, and ends with exit code 3 -----------------------------
FLOOR_SHARE = 0.5
"""Of the median of the latest runs with the same command and arguments that were done: how many
articles must be listed, and what share of the articles and sources asked for must be read. Feeds
list a fixed number and sites refuse a steady share, so half is a break, no chance; 0 for no floor,
as when a site has changed for good: the runs that are done by it are the history of the next."""
FLOOR_RUNS = 5  # latest runs whose median counts; three that differ make a new history
FLOOR_PAGES = 5  # fewer articles or sources than these say nothing of a share

# --- reading ----------------------------------------------------------------------------------
READ_WORKERS = 0
"""Processes that read pages; one per core if 0, none (in the crawler itself) if negative."""
READ_SECONDS = 20.0
PAGE_MAXSIZE = DEFAULT_CAPS.page_bytes
PAGE_ELEMENTS = DEFAULT_CAPS.elements
PAGE_DEPTH = DEFAULT_CAPS.depth  # elements within each other
PDF_PAGES = DEFAULT_CAPS.pdf_pages
PDF_SECONDS = DEFAULT_CAPS.pdf_seconds
CHECK_SECONDS = 60.0
ENTAILMENT_MODEL = ""
"""Folder of an optional model of entailment (extra `nli`); rules alone decide if empty."""
WORKER_MEMORY_BYTES = 2 * 1024**3

# --- resuming ---------------------------------------------------------------------------------
RESUME = ""
"""Run that ended too early and is to be finished: what it captured is not fetched again."""
HOUSE_STYLE = ""
"""JSON file of a newsroom's editorial switches, such as {"filler": "none"}; defaults if empty."""

# --- replay -----------------------------------------------------------------------------------
REPLAY_FILES: list[str] = []
"""WARC files that answer instead of the network."""
REPLAY_ONLY = True
"""False: what the files lack is fetched."""


def _without(components: dict[str, int], *left_out: str) -> dict[str, int]:
    """Return Scrapy's own components without some.

    A component that is set to None is still imported: cookies bring `requests`, remote control
    `aiohttp`, .4 s of processor time and 13 MB together.
    """
    return {path: at for path, at in components.items() if path.split(".")[-1] not in left_out}


ADDONS = {"crawler.run_keeper.RunAddon": 50, "crawler.replay.ReplayAddon": 100}
DOWNLOADER_MIDDLEWARES_BASE = _without(
    default_settings.DOWNLOADER_MIDDLEWARES_BASE,
    "OffsiteMiddleware",
    "RobotsTxtMiddleware",
    "HttpAuthMiddleware",
    "RetryMiddleware",
    "HttpCompressionMiddleware",
    "CookiesMiddleware",
    "HttpCacheMiddleware",
)
DOWNLOADER_MIDDLEWARES = {
    "crawler.addresses.AddressMiddleware": 50,
    "crawler.publisher_headers.PublisherHeaders": 60,
    "crawler.robots.RobotsMiddleware": 100,
    "crawler.retrying.PatientRetryMiddleware": 550,
    "crawler.decoding.DecodingMiddleware": 590,
    "crawler.capture_middleware.CaptureMiddleware": 950,
}
# Every status is a finding here, and a source may lie anywhere.
SPIDER_MIDDLEWARES_BASE = _without(
    default_settings.SPIDER_MIDDLEWARES_BASE,
    "HttpErrorMiddleware",
    "DepthMiddleware",
    "MetaCopyDetectionMiddleware",
    "UrlLengthMiddleware",
)
ITEM_PIPELINES = {"crawler.item_pipelines.TableWriter": 900}
EXTENSIONS = {
    "crawler.run_keeper.RunKeeper": 10,
    "crawler.stopping.QuickStop": 20,
    "crawler.progress.Progress": 20,
}
EXTENSIONS_BASE = _without(default_settings.EXTENSIONS_BASE, "TelnetConsole", "RemoteControl")
LOG_LEVEL = "INFO"
PROGRESS = False  # the command line asks for it
LOG_VERSIONS: list[str] = []
STATS_DUMP = False
