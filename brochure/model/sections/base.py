"""What every section has, and what those have that are told in text, amounts and figures."""

from __future__ import annotations

from pydantic import Field, StrictBool, StrictStr

from brochure.model.amounts import Item
from brochure.model.base import AsOf, Model, Text
from brochure.model.sections.figures import Figure


class SectionBase(Model):
    """What every section has. Without a title it takes the house's.

    ``running_head`` stands in the contents, too.
    """

    running_head: Text | None = None
    title: Text | None = None
    notes: tuple[Text, ...] = ()
    editions: tuple[StrictStr, ...] = Field(default=(), description="editions that carry it; none: all")
    enabled: StrictBool = True


class Told(SectionBase):
    """A section that is told in text, amounts and figures.

    ``as_of`` and ``source`` hold for every amount that has none of its own. ``figures`` are charts of the
    house and stand after the section's own content.
    """

    lead: Text | None = None
    paragraphs: tuple[Text, ...] = ()
    facts: tuple[Item, ...] = ()
    as_of: AsOf | None = None
    source: Text | None = None
    figures: tuple[Figure, ...] = ()
