"""Signals against keeping or mining a page are found in its headers and metas."""

import pytest

from pipelines.opt_outs import find_opt_outs


@pytest.mark.parametrize(
    ("headers", "page", "signals"),
    [
        ([], b"<p>plain</p>", ()),
        ([("X-Robots-Tag", "noindex, NOARCHIVE")], b"", ("noarchive",)),
        ([("x-robots-tag", "otherbot: noarchive")], b"", ()),
        ([("TDM-Reservation", "1")], b"", ("tdm-reservation",)),
        ([("tdm-reservation", "0")], b"", ()),
        ([], b"<META content='noarchive,nosnippet' NAME=robots>", ("noarchive",)),
        ([], b'<meta name="tdm-reservation" content="1">', ("tdm-reservation",)),
        ([], b'<meta name="description" content="noarchive">', ()),
        ([], b"<meta name=robots>", ()),
        (
            [("X-Robots-Tag", "noai")],
            b"<meta name=robots content=noarchive>",
            ("noai", "noarchive"),
        ),
    ],
)
def test_signals_are_found(
    headers: list[tuple[str, str]], page: bytes, signals: tuple[str, ...]
) -> None:
    assert find_opt_outs(headers, page) == signals


def test_a_hostile_head_is_searched_in_linear_time() -> None:
    assert find_opt_outs([], b"<meta " * 200_000 + b"name = " * 200_000) == ()
