"""The reporter's desk: `draft`, `compare`, `report`, `rule`, `rules`."""

from crawler.commands.drafting import compare, draft
from crawler.commands.reporting import report
from crawler.commands.ruling import rule, rules

__all__ = ["compare", "draft", "report", "rule", "rules"]
