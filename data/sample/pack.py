"""Pack the sample web into one WARC file, the same bytes every time.

Run as `python data/sample/pack.py` after a page or the manifest changed.
"""

import hashlib
import uuid
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from crawler.sample_web import SampleAnswer, SampleWeb

HERE = Path(__file__).parent
ARCHIVE = "sample.warc.gz"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://sample.sourcecheck.example/")
INFO = "software: sourcecheck sample web\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n"


def pack(sample_dir: Path, out_path: Path) -> int:
    """Write every answer of the sample web as a request and a response; return their number."""
    web = SampleWeb.load(sample_dir)
    date = web.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    out = BytesIO()
    writer = GzipWriter(out, 9)
    _write(writer, _info(date))
    for answer in web.answers.values():
        _write(writer, _response(answer, date), hashlib.sha1(answer.body).digest())  # noqa: S324
        _write(writer, _request(answer, date))
    out_path.write_bytes(out.getvalue())
    return len(web.answers)


def _write(writer: GzipWriter, record: WarcRecord, payload_digest: bytes | None = None) -> None:
    """Write one record as a gzip member of its own, so that each can be read alone."""
    record.write(writer, checksum_data=True, payload_digest=payload_digest)
    writer.finish()


def _info(date: str) -> WarcRecord:
    record = _record(WarcRecordType.warcinfo, "info", date)
    record.headers["Content-Type"] = "application/warc-fields"
    record.headers["WARC-Filename"] = ARCHIVE
    record.set_bytes_content(INFO.encode())
    return record


def _response(answer: SampleAnswer, date: str) -> WarcRecord:
    record = _record(WarcRecordType.response, f"response {answer.url}", date)
    record.headers["WARC-Target-URI"] = answer.url
    record.is_http = True
    head = [f"HTTP/1.1 {answer.status} {answer.phrase}", *(f"{n}: {v}" for n, v in answer.headers)]
    record.set_bytes_content("\r\n".join([*head, "", ""]).encode("latin-1") + answer.body)
    return record


def _request(answer: SampleAnswer, date: str) -> WarcRecord:
    record = _record(WarcRecordType.request, f"request {answer.url}", date)
    record.headers["WARC-Target-URI"] = answer.url
    record.headers["WARC-Concurrent-To"] = f"<{_urn(f'response {answer.url}')}>"
    record.is_http = True
    parts = urlsplit(answer.url)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    head = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUser-Agent: sourcecheck\r\n\r\n"
    record.set_bytes_content(head.encode("ascii"))
    return record


def _record(kind: WarcRecordType, name: str, date: str) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(kind, _urn(name).removeprefix("urn:").encode())
    record.headers["WARC-Date"] = date
    return record


def _urn(name: str) -> str:
    return uuid.uuid5(NAMESPACE, name).urn


if __name__ == "__main__":
    count = pack(HERE, HERE / ARCHIVE)
    print(f"{ARCHIVE}: {count} addresses, {(HERE / ARCHIVE).stat().st_size} bytes")
