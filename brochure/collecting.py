"""The garbage collector, kept still where it would find nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles from looking through lasting objects again and again as they grow.

    For work that makes no cycles: with the collector, a page of a long catalogue costs half as much again as
    one of a short.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
