"""Noise is a pure function of seed and place."""

from __future__ import annotations

import hashlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from brochure.art.noise import chance, derived, noise, noise_2d, seed_of

SEEDS = st.integers(0, 2**32 - 1)


def test_seed_is_the_head_of_a_digest() -> None:
    """The seed is the first 32 bits of SHA-256 over id and variant, so that anybody can find it again."""
    assert (
        f"{seed_of('chongqing-zhengyang', 3):08x}" == hashlib.sha256(b"chongqing-zhengyang3").hexdigest()[:8]
    )


def test_scalar_and_array_hash_agree() -> None:
    """At whole numbers the noise is the hash of that number, also left of zero."""
    places = [-70000, -3, -1, 0, 1, 2, 50000]
    for place in places:
        assert noise(7, np.array([float(place)]))[0] == chance(7, place)
        assert noise_2d(7, np.array([float(place)]), np.array([2.0]))[0] == derived(7, 2, place) / 2**32


@given(SEEDS, st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=9))
def test_noise_keeps_to_its_range_and_place(seed: int, places: list[float]) -> None:
    """Noise lies between 0 and 1, and a point's value does not depend on what is asked beside it."""
    places = [*places, places[0] + 3.3]
    together = noise(seed, np.array(places))
    assert ((together >= 0) & (together <= 1)).all()
    assert together.tolist() == [noise(seed, np.array([place]))[0] for place in places]


@given(SEEDS, st.floats(-50, 50))
def test_noise_has_no_steps(seed: int, place: float) -> None:
    """Between two points very near each other the value hardly changes: the quintic joins its cells."""
    low, high = noise(seed, np.array([place, place + 1e-4]))
    assert abs(high - low) < 2e-4


def test_keys_do_not_share_numbers() -> None:
    """A thousand derived seeds differ from each other, also when only the order of the keys differs."""
    assert len({derived(1, a, b) for a in range(40) for b in range(25)}) == 1000
