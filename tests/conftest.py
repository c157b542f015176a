"""What all tests share: repeatable property tests, and the sample loaded, laid out and built once a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from brochure.layout.document import Document
from brochure.load import Loaded, load
from brochure.model.brochure import Deliverable
from brochure.paint import paint
from brochure.pipeline import lay_out, new_typesetter
from brochure.text.typesetter import Typesetter

hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    return ROOT / "data" / "zhengyang"


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Loaded:
    return load(sample_folder)


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return new_typesetter()


@pytest.fixture(scope="session")
def laid_out(sample: Loaded, typesetter: Typesetter) -> Callable[..., Document]:
    """Return a function that lays out the sample, such as ``laid_out(format="a4")``; remembers what it did."""
    done: dict[tuple[tuple[str, str], ...], Document] = {}

    def make(**wanted: str) -> Document:
        key = tuple(sorted(wanted.items()))
        if key not in done:
            done[key] = lay_out(sample, Deliverable(name="test", **wanted), typesetter)[0]
        return done[key]

    return make


@pytest.fixture(scope="session")
def email_pdf(sample: Loaded, typesetter: Typesetter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's e-mail deliverable as a file."""
    deliverable = next(d for d in sample.brochure.deliverables if d.name == "email")
    document, profile, _ = lay_out(sample, deliverable, typesetter)
    file = tmp_path_factory.mktemp("sample") / "zhengyang-email.pdf"
    file.write_bytes(paint(document, profile))
    return file
