"""Jobs: what is ordered of a brochure. A loaded brochure and a caller's wish in, deliverables to make out.

Knows what the data say of a deliverable, and where; no stage of the way through.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brochure import __version__
from brochure.errors import BrochureError, DataError, Place

if TYPE_CHECKING:
    from brochure.load import Loaded
    from brochure.model.brochure import Deliverable

GENERATOR = f"brochure {__version__}"
AD_HOC = "ad-hoc"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the caller asks beyond the data: some deliverables, or one made up from these settings."""

    only: tuple[str, ...] = ()
    format: str | None = None
    edition: str | None = None
    profile: str | None = None
    theme: str | None = None
    pages: int | None = None

    @property
    def ad_hoc(self) -> bool:
        """Whether a deliverable is described here rather than in the data."""
        return any((self.format, self.edition, self.profile, self.theme, self.pages))


@dataclass(frozen=True, slots=True)
class Job:
    """A deliverable of a brochure: what it leaves open, the brochure says."""

    loaded: Loaded
    deliverable: Deliverable

    @property
    def format(self) -> str:
        """The name of its format."""
        return self.deliverable.format or self.loaded.brochure.format

    @property
    def edition(self) -> str:
        """The name of its edition."""
        return self.deliverable.edition or self.loaded.brochure.edition

    @property
    def theme(self) -> str:
        """The name of its theme."""
        return self.deliverable.theme or self.loaded.brochure.theme

    @property
    def stem(self) -> str:
        """The name of its file, without the ending."""
        return f"{self.loaded.brochure.id}-{self.deliverable.name}"

    @property
    def digest(self) -> str:
        """A SHA-256 of all that decides the bytes: input, deliverable, the program's version."""
        said = f"{GENERATOR}\n{self.loaded.digest}\n{self.deliverable.model_dump_json()}"
        return hashlib.sha256(said.encode()).hexdigest()

    def place(self, key: str) -> Place | None:
        """Return where the data say ``key`` of this deliverable, None for one that was made up."""
        known = self.loaded.brochure.deliverables
        at = known.index(self.deliverable) if self.deliverable in known else -1
        return self.loaded.places.get(("deliverables", at, key))

    @contextlib.contextmanager
    def said_at(self, key: str) -> Iterator[None]:
        """Give errors the place where the data choose ``key``: in the deliverable, or for all of them."""
        try:
            yield
        except BrochureError as error:
            chosen_here = getattr(self.deliverable, key) is not None
            place = self.place(key) if chosen_here else self.loaded.places.get((key,))
            raise error.placed(place) from error


def deliverables(loaded: Loaded, wish: Wish) -> tuple[Deliverable, ...]:
    """Return the deliverables to make, in the data's order; DataError for an unknown name."""
    from brochure.model.brochure import Deliverable

    known = loaded.brochure.deliverables
    if wish.ad_hoc:
        base = known[0] if known else Deliverable(name=AD_HOC)
        parts = [wish.profile or base.profile, wish.format, wish.edition, wish.theme]
        parts += [f"{wish.pages}p"] if wish.pages else []
        name = "-".join(part.lower().replace("_", "-") for part in parts if part)
        return (
            Deliverable(
                name=name,
                profile=wish.profile or base.profile,
                format=wish.format or base.format,
                edition=wish.edition or base.edition,
                # What the data ask of one format and edition need not be possible in another.
                pages=wish.pages or (None if wish.format or wish.edition else base.pages),
                theme=wish.theme or base.theme,
            ),
        )
    unknown = [name for name in wish.only if name not in {d.name for d in known}]
    if unknown:
        raise DataError.of(
            "unknown-deliverable",
            f"unknown deliverable {unknown[0]!r}",
            f"this brochure has {', '.join(d.name for d in known)}",
        )
    return tuple(d for d in known if not wish.only or d.name in wish.only)
