"""Good files to plant faults into: the sample, built once a session, print files cut down to two pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from pikepdf import Pdf
from planting import saved

from brochure.check import Report, check
from brochure.layout.document import Document
from brochure.load import Loaded
from brochure.model.brochure import Deliverable
from brochure.paint import paint
from brochure.pipeline import lay_out
from brochure.profiles import profile_of
from brochure.text.typesetter import Typesetter

KEPT = (2, 3)  # pages with type, rules and nothing that any rule objects to
KEPT_SECTIONS = {"Cover", "KeyFigures", "Overview", "Performance", "ContactSection"}


@pytest.fixture(scope="session")
def built(laid_out: Callable[..., Document]) -> Callable[[str], bytes]:
    """Return a function that gives the sample's whole file for a profile."""
    done: dict[str, bytes] = {}

    def make(profile: str) -> bytes:
        if profile not in done:
            done[profile] = paint(laid_out(), profile_of(profile))
        return done[profile]

    return make


@pytest.fixture(scope="session")
def tagged(sample: Loaded, typesetter: Typesetter) -> bytes:
    """Return an e-mail file of some of the sample's sections: pages can not be cut out of a structure tree."""
    sections = tuple(s for s in sample.brochure.sections if type(s).__name__ in KEPT_SECTIONS)
    loaded = replace(sample, brochure=sample.brochure.model_copy(update={"sections": sections}))
    document, profile, _ = lay_out(loaded, Deliverable(name="test", profile="email"), typesetter)
    return paint(document, profile)


@pytest.fixture(scope="session")
def good(built: Callable[[str], bytes], tagged: bytes) -> Callable[[str], bytes]:
    """Return a function that gives a small good file for a profile."""
    done: dict[str, bytes] = {}

    def make(profile: str) -> bytes:
        if profile not in done:
            with Pdf.open(io.BytesIO(tagged if profile == "email" else built(profile))) as pdf:
                if profile != "email":
                    for index in reversed(range(len(pdf.pages))):
                        if index not in KEPT:
                            del pdf.pages[index]
                done[profile] = saved(pdf, profile)
        return done[profile]

    return make


@pytest.fixture(scope="session")
def rules_of(good: Callable[[str], bytes]) -> Callable[[bytes, str], set[str]]:
    """Return a function that names the rules that a file breaks and its good file does not."""
    before: dict[str, set[tuple[str, int, str]]] = {}

    def told(report: Report) -> set[tuple[str, int, str]]:
        return {(f.rule, f.page, f.what) for f in report.findings if f.severity != "note"}

    def find(data: bytes, profile: str) -> set[str]:
        if profile not in before:
            before[profile] = told(check(good(profile), profile))
        return {rule for rule, _, _ in told(check(data, profile)) - before[profile]}

    return find
