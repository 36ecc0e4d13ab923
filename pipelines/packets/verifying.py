"""A packet → what of it holds: digests, and every record made anew from the bytes."""

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.packets.archive import KeptRecords
from pipelines.packets.evidence import find_article, pages_cited, rebuilt_evidence
from pipelines.packets.packing import assemble, software
from pipelines.packets.parts import (
    ARCHIVE,
    INDEX,
    PACKAGE,
    PACKAGE_DIGEST,
    PACKAGED,
    PAGE,
    PAGES,
    PARTS,
    RECORDS,
    TABLES,
    PacketError,
    digest,
    from_zip,
    to_json,
    to_zip,
)
from pipelines.packets.rules import rules_digest
from pipelines.records.checks import RULES_VERSION

_KEYS = {
    "captures": "capture_id",
    "documents": "document_id",
    "citations": "citation_id",
    "claims": "claim_id",
    "checks": "check_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing about a packet, and whether it holds."""

    what: str
    holds: bool | None
    """None when this release cannot tell: the packet was made by other rules."""
    words: str

    def __str__(self) -> str:
        mark = {True: "holds", False: "BROKEN", None: "unknown"}[self.holds]
        return f"{mark:8}{self.what}: {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What verification found."""

    findings: tuple[Finding, ...]
    file_digest: str = ""
    """Digest of the whole file; note it elsewhere, for nobody signs a packet."""

    @property
    def holds(self) -> bool | None:
        """False when anything is broken, None when something could not be told."""
        told = {finding.holds for finding in self.findings}
        return False if False in told else None if None in told else True


def verify_packet(path: Path) -> Verified:
    """Return what of a packet holds; whatever the file is, this comes to an end with an answer.

    Raises:
        OSError: The file cannot be read.
    """
    try:
        parts, raw = from_zip(path)
    except PacketError as fault:
        return Verified(findings=(_broken("file", str(fault)),))
    findings = [*_check_package(parts, raw)]
    package = _package(parts)
    if package is None or ARCHIVE not in parts:
        findings.append(_broken("records", "cannot be made anew without package and archive"))
    else:
        try:
            findings += _check_records(parts, package)
        except Exception as fault:  # noqa: BLE001 - foreign bytes: whatever they cause is a finding
            findings.append(_broken("records", f"cannot be made anew ({_brief(fault)})"))
    return Verified(findings=tuple(findings), file_digest=digest(raw))


def _check_package(parts: Mapping[str, bytes], raw: bytes) -> Iterable[Finding]:
    """Yield what the packet says of its own bytes."""
    wanted = {*PARTS, PACKAGE, PACKAGE_DIGEST}
    for path in sorted(wanted - set(parts)):
        yield _broken(path, "is missing")
    for path in sorted(set(parts) - wanted):
        yield _broken(path, "does not belong to a packet")
    if not wanted - set(parts):
        is_same = to_zip(parts) == raw
        yield _told("file", is_same, "nothing but the parts", "has bytes beside its parts")
    package = parts.get(PACKAGE, b"")
    sealed = to_json({"path": PACKAGE, "hash": digest(package)}) == parts.get(PACKAGE_DIGEST)
    yield _told(PACKAGE, sealed, "has its digest", "is not that of its digest")
    noted = _noted(_package(parts))
    for path in PARTS:
        if path in parts:
            is_same = noted.get(path) == (digest(parts[path]), len(parts[path]))
            words = f"{len(parts[path])} bytes as digested"
            yield _told(path, is_same, words, "is not that of its digest")


def _check_records(parts: Mapping[str, bytes], package: dict[str, Any]) -> Iterable[Finding]:
    """Yield what comes out when everything is made anew from the archive."""
    with tempfile.TemporaryDirectory(prefix="sourcecheck-") as folder:
        path = Path(folder) / Path(ARCHIVE).name
        path.write_bytes(parts[ARCHIVE])
        kept = KeptRecords(path)
        bad = [*kept.damaged_at, *(p.offset for p in kept.places if not p.is_sound)]
        words = f"{len(kept.places)} records, each with the digest of its block"
        yield _told("bytes", not bad, words, f"damaged at byte {bad[0] if bad else None}")
        article = find_article(kept, str(package.get("article_id")))
        if article is None:
            lost = _not_the_article(package)
            yield lost if _is_of_this_release(package) else _excused(lost)
            return
        evidence = rebuilt_evidence(article[1], [page for _, page in pages_cited(kept, article)])
    about = {name: value for name, value in package.items() if name not in PACKAGED}
    anew = assemble(parts[ARCHIVE], evidence, about)
    is_ours = _is_of_this_release(package)
    compared = list(_compare_all(parts, anew))
    yield _told_of_rules(package, is_same=all(finding.holds for finding in compared))
    for finding in compared:
        yield finding if finding.holds or is_ours else _excused(finding)


def _compare_all(parts: Mapping[str, bytes], anew: Mapping[str, bytes]) -> Iterable[Finding]:
    for table in TABLES:
        name = RECORDS.format(table=table)
        yield _compare(table, parts.get(name, b""), anew[name])
    for name in (INDEX, PAGES, PAGE, PACKAGE):
        is_same = parts.get(name) == anew[name]
        yield _told(name, is_same, "says what the records say", "is another than the records make")


def _compare(table: str, stored: bytes, anew: bytes) -> Finding:
    """Return whether a table's rows come out again; the first that does not is named."""
    before, after = stored.splitlines(), anew.splitlines()
    missing, extra = set(before) - set(after), set(after) - set(before)
    if stored == anew:
        return _told(table, True, f"{len(before)} of {len(before)} come out again", "")
    moved = [line for line in before if line in missing] or [*extra, b""]
    held = len(before) - len(missing)
    words = f"{held} of {len(before)} come out again, {len(extra)} are new"
    return _broken(table, f"{words}; first: {_id_of(table, moved[0])}")


def _is_of_this_release(package: Mapping[str, Any]) -> bool:
    """Tell whether this release made the packet, so that it must come out again to the letter."""
    made_by = (package.get("software"), package.get("rules_version"), package.get("rules_digest"))
    return made_by == (software(), RULES_VERSION, rules_digest())


def _told_of_rules(package: Mapping[str, Any], *, is_same: bool) -> Finding:
    """Return what it means that the records come out again, or that they do not."""
    version = str(package.get("rules_version"))[:40]
    if is_same:
        return _told("rules", True, f"version {version}, and all records come out again", "")
    if version == RULES_VERSION and package.get("rules_digest") != rules_digest():
        words = (
            "this release checks by other rules than those that made the packet, both version"
            f" {version}; verify with the release that made it"
        )
        return Finding(what="rules", holds=None, words=words)
    if not _is_of_this_release(package):
        words = f"version {version} of {str(package.get('software'))[:40]} made the packet"
        return Finding(what="rules", holds=None, words=f"{words}; verify with that one")
    return _broken(
        "rules",
        f"version {version} is ours, and its records do not come out again: the packet was altered"
        " after it was made, or rules changed and RULES_VERSION was not raised",
    )


def _excused(finding: Finding) -> Finding:
    words = f"{finding.words} (made by another release: verify with that one)"
    return Finding(what=finding.what, holds=None, words=words)


def _not_the_article(package: Mapping[str, Any]) -> Finding:
    words = f"the bytes give no article {str(package.get('article_id'))[:40]!r} today"
    return _broken("documents", f"{words}; it was read by {package.get('extractors')}")


def _package(parts: Mapping[str, bytes]) -> dict[str, Any] | None:
    try:
        package = json.loads(parts.get(PACKAGE, b""))
    except (ValueError, RecursionError):
        return None
    return package if isinstance(package, dict) else None


def _noted(package: Mapping[str, Any] | None) -> dict[str, tuple[object, object]]:
    """Return digest and size that a package notes for each part."""
    listed = (package or {}).get("resources")
    entries = [entry for entry in listed if isinstance(entry, dict)] if listed else []
    return {str(e.get("path")): (e.get("hash"), e.get("bytes")) for e in entries}


def _id_of(table: str, line: bytes) -> str:
    try:
        return str(json.loads(line)[_KEYS[table]])[:40]
    except (ValueError, KeyError, TypeError, RecursionError):
        return repr(line[:40])


def _told(what: str, is_so: bool, if_so: str, if_not: str) -> Finding:
    return Finding(what=what, holds=is_so, words=if_so if is_so else if_not)


def _broken(what: str, words: str) -> Finding:
    return Finding(what=what, holds=False, words=words)


def _brief(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"[:200]
