"""Bytes as the web serves them on a bad day: cut off, with stretches replaced by others."""

from hypothesis import strategies as st


def damaged(*samples: bytes) -> st.SearchStrategy[bytes]:
    """Return a strategy of samples that are cut at one place and overwritten at a few others."""
    return st.builds(
        _damage,
        st.sampled_from(samples),
        cut=st.floats(0, 1),
        patches=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), max_size=6),
    )


def _damage(sample: bytes, cut: float, patches: list[tuple[float, bytes]]) -> bytes:
    body = bytearray(sample)
    for place, patch in patches:
        at = int(place * len(body))
        body[at : at + len(patch)] = patch
    return bytes(body[: int((1 - cut / 2) * len(body))])
