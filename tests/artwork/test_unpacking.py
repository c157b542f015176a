"""What a stream unpacks to is known before it is unpacked."""

from __future__ import annotations

import zlib

import pytest

from brochure.artwork.unpacking import unpacked, wordy

CODES = (256, 65, 258, 259, 260, 257)
"""LZW: clear, A, AA, AAA, AAAA, end."""


def packed_codes() -> bytes:
    bits = "".join(f"{code:09b}" for code in CODES)
    return bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))


@pytest.mark.parametrize(
    ("raw", "filters", "size"),
    [
        (b"plain", [], 5),
        (zlib.compress(b"a" * 9000), ["/FlateDecode"], 9000),
        (zlib.compress(zlib.compress(b"a" * 9000)), ["/FlateDecode", "/FlateDecode"], 9000),
        (packed_codes(), ["/LZWDecode"], 10),
        (b"x" * 10, ["/DCTDecode"], 10),
    ],
)
def test_a_stream_is_measured_through_its_filters(raw: bytes, filters: list[str], size: int) -> None:
    """The size is that of the unpacked bytes, whatever packs them and however often."""
    assert unpacked(raw, filters, 1_000_000) == size


def test_counting_ends_soon_after_the_limit() -> None:
    """A bomb is not unpacked whole: little more than the limit is looked at."""
    bomb = zlib.compress(b"0" * 50_000_000)
    assert 1_000_000 < unpacked(bomb, ["/FlateDecode"], 1_000_000) < 3_000_000
    assert unpacked(zlib.compress(bomb), ["/FlateDecode", "/FlateDecode"], 1_000_000) < 3_000_000


def test_a_large_map_is_not_wordy() -> None:
    """Two hundred thousand lines are read; a million of saved states are not."""
    assert not wordy(b"0 0 m 1 1 l S\n" * 200_000)
    assert wordy(b"q " * 1_100_000)
