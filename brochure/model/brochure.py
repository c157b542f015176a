"""The whole of a brochure's data, as the files say it, and the deliverables asked of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StrictBool, StrictInt, StrictStr, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from brochure.model.base import Fact, Id, LanguageTag, Model, Text
from brochure.model.park import (
    Company,
    Contact,
    Honour,
    Imprint,
    Industry,
    Park,
    PictureSlot,
    QrCode,
    Zone,
)
from brochure.model.sections import Head, Section, SectionKind

COLOUR_PATTERN = r"^#[0-9A-Fa-f]{6}$"
FILE_NAME_PATTERN = r"^[a-z0-9][a-z0-9-]*$"
GRID_PATTERN = r"^[1-9][0-9]?x[1-9][0-9]?$"
SIZE_PATTERN = r"^[0-9]+(\.[0-9]+)? ?[kKM]B$"

HexColour = Annotated[StrictStr, StringConstraints(pattern=COLOUR_PATTERN)]
Percent = Annotated[float, Field(ge=0, le=100)]
CmykPercent = tuple[Percent, Percent, Percent, Percent]
FileName = Annotated[StrictStr, StringConstraints(pattern=FILE_NAME_PATTERN)]
Pages = Annotated[StrictInt, Field(ge=1, le=2000)]
Size = Annotated[StrictStr, StringConstraints(pattern=SIZE_PATTERN)]


ARRANGEMENTS = ("columns", "stacked", "facing", "flip")
"""The editions of two languages; any other edition is one language's tag."""

InkName = Literal["deep", "accent", "mid", "mid_dark", "mist", "paper", "accent_light"]


class BrandInk(Model):
    """A brand's colour for the press (CMYK per cent) and the screen."""

    cmyk: CmykPercent
    screen: HexColour


class BrandColour(Model):
    """A brand's colour for the screen, the press (CMYK per cent), or both; what is left out follows."""

    screen: HexColour | None = None
    cmyk: CmykPercent | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, said: Any) -> Any:
        """Take a colour alone for the screen's."""
        return {"screen": said} if isinstance(said, str) else said

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.screen is None and self.cmyk is None:
            raise PydanticCustomError("brand_colour", "a colour is wanted")
        return self


class BrandFonts(Model):
    """A client's own font pair: families whose files lie in ``fonts`` beside the data, Latin and Chinese."""

    sans: StrictStr | None = None
    serif: StrictStr | None = None
    han_sans: StrictStr | None = None
    han_serif: StrictStr | None = None


class Brand(Model):
    """A client's own colours and fonts: ``main`` replaces deep if its L* is at most 35, else accent."""

    main: BrandColour
    accent: BrandColour | None = None
    fonts: BrandFonts | None = None


class OwnProfile(Model):
    """What one receiver demands beside, or other than, the profile that it ``extends``.

    ``bleed`` in mm, ``ink_limit`` in per cent; ``icc`` and ``condition`` come together.
    """

    extends: StrictStr
    purpose: StrictStr | None = None
    icc: StrictStr | None = None
    condition: StrictStr | None = None
    ink_limit: Annotated[float, Field(ge=150, le=400, strict=True)] | None = None
    bleed: Annotated[float, Field(ge=0, le=20, strict=True)] | None = None
    marks: StrictBool | None = None
    ppi: Annotated[StrictInt, Field(ge=72, le=1200)] | None = None
    spots: dict[Literal["deep", "accent"], StrictStr] = Field(default={})


class SheetOrder(Model):
    """How a deliverable's pages stand on sheets. Lengths in mm; ``name`` is a ready sheet or a paper.

    What is left out has the ready sheet's value, or the file, the stock or the scheme decides.
    """

    name: StrictStr
    scheme: Literal["saddle", "perfect", "cut-stack", "n-up", "step"] | None = None
    up: Annotated[StrictInt, Field(ge=1, le=256)] | None = None
    grid: Annotated[StrictStr, StringConstraints(pattern=GRID_PATTERN)] | None = None
    signature: Annotated[StrictInt, Field(ge=4, le=128)] | None = None
    work: Literal["sheetwise", "work-and-turn", "work-and-tumble"] | None = None
    flip: Literal["short-edge", "long-edge"] | None = None
    sides: Annotated[StrictInt, Field(ge=1, le=2)] | None = None
    blanks: Literal["no", "end", "inside"] | None = None
    stock: StrictStr | None = None
    thickness: Annotated[float, Field(gt=0, le=2)] | None = None
    creep: Annotated[float, Field(ge=0, le=2)] | None = None
    gutter: Annotated[float, Field(ge=0, le=50)] | None = None
    mill: Annotated[float, Field(ge=0, le=10)] | None = None
    bleed: Annotated[float, Field(ge=0, le=20)] | None = None
    marks: StrictBool | None = None
    cover: StrictBool | None = None
    spine: Text | None = None
    spine_ground: CmykPercent | None = None


class Deliverable(Model):
    """One file to make: what it is called, and edition, format, profile and theme where they differ.

    ``pages`` is how many pages it shall have. ``ink: k`` prints in black alone. ``max_size`` is met by
    reducing photographs. ``sheet`` delivers the pages imposed: the name of a ready sheet or a paper, or an
    order. ``panels`` are the sections of a leaflet's panels beside front and back, by kind, in their order.
    """

    name: FileName
    profile: StrictStr = "email"
    format: StrictStr | None = None
    edition: StrictStr | None = None
    pages: Pages | None = None
    theme: StrictStr | None = None
    ink: Literal["k"] | None = None
    max_size: Size | None = None
    sheet: StrictStr | SheetOrder | None = None
    panels: tuple[StrictStr, ...] = ()

    @property
    def max_bytes(self) -> int | None:
        """The most bytes that the file may have; kB and MB are powers of ten."""
        if self.max_size is None:
            return None
        return int(float(self.max_size[:-2]) * (1_000_000 if self.max_size[-2] == "M" else 1000))


class Brochure(Model):
    """All that is said. ``date`` stamps the files; ``variant`` chooses among ten covers."""

    id: FileName
    seed: StrictStr | None = Field(default=None, description="what the art grows from; the id when left out")
    variant: Annotated[int, Field(ge=0, le=9)] = 0
    date: date
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)] = ("en", "zh-Hans")
    lead_language: LanguageTag = "en"
    edition: Literal["columns", "stacked", "facing", "flip"] | LanguageTag = "columns"
    format: StrictStr = "210x285"
    pages: Pages | None = None
    theme: StrictStr = "wuling"
    brand: Brand | None = None
    inks: dict[InkName, BrandInk] = Field(default={})
    profiles: dict[FileName, OwnProfile] = Field(default={})
    demo: StrictBool = False
    park: Park
    facts: dict[Id, Fact] = Field(default={})
    zones: tuple[Zone, ...] = ()
    industries: tuple[Industry, ...] = ()
    companies: tuple[Company, ...] = ()
    honours: tuple[Honour, ...] = ()
    contacts: tuple[Contact, ...] = ()
    pictures: tuple[PictureSlot, ...] = ()
    codes: tuple[QrCode, ...] = ()
    imprint: Imprint = Imprint()
    order: Literal["cn", "intl"] | tuple[SectionKind, ...] | None = Field(
        default=None, description="the order of sections where no list of them is written"
    )
    heads: dict[SectionKind, Head] = Field(default={})
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    deliverables: Annotated[tuple[Deliverable, ...], Field(min_length=1)] = (
        Deliverable(name="email"),
        Deliverable(name="print", profile="print"),
    )
