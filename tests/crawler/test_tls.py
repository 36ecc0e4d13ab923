"""A certificate that nobody vouches for is a row, not a page."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pipelines.records.pages import Unread
from tests.crawler.conftest import crawl_once
from tests.crawler.fault_server import FaultServer


def _self_signed(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def test_an_unverified_certificate_fails_the_page_with_its_reason(tmp_path: Path) -> None:
    with FaultServer(_self_signed(tmp_path)) as server:
        url = f"https://localhost:{server.port}/page"
        crawled = crawl_once(
            tmp_path,
            [url],
            ALLOWED_PORTS=[server.port],
            ALLOWED_NETWORKS=["127.0.0.1", "::1"],
            ROBOTSTXT_OBEY=False,
        )
        asked = server.asked.total()
    capture = crawled.pages[url]
    assert (capture.unread, capture.status, asked) == (Unread.FETCH_FAILED, None, 0)
    assert "certificate verify failed" in str(capture.unread_detail)
