"""The sections of a brochure, one model a kind, a module for each family; and the orders they come in."""

from __future__ import annotations

from typing import Annotated, Literal, Union, get_args

from pydantic import Field

from brochure.model.base import Text
from brochure.model.sections.base import (
    SectionBase,
    Told,
)
from brochure.model.sections.economy import (
    CostGroup,
    CostRow,
    Costs,
    Incentive,
    Incentives,
    LandPlot,
    LandPlots,
    Plant,
    PlotStatus,
    Project,
    Projects,
)
from brochure.model.sections.figures import (
    MOMENT_PATTERN,
    PYTHON_PATTERN,
    AreaChart,
    Chart,
    ChartRow,
    Figure,
    FigureCell,
    GrowthChart,
    OwnFigure,
    TwinFigure,
)
from brochure.model.sections.pages import (
    Aim,
    BackCover,
    ContactSection,
    Cover,
    CoverKey,
    Honours,
    Industries,
    KeyEntry,
    KeyFigures,
    LabelledValue,
    Milestone,
    Overview,
    Performance,
    Roles,
    Vision,
    Zones,
)
from brochure.model.sections.people import (
    Companies,
    Foreword,
    ImprintSection,
    Insurance,
    Labour,
    School,
    Services,
    ServiceStep,
    Testimonial,
    Testimonials,
    Wage,
)
from brochure.model.sections.setting import (
    Certificate,
    EnergyShare,
    Infrastructure,
    Living,
    LivingItem,
    Location,
    Market,
    Measure,
    Route,
    Supply,
    Sustainability,
    Transport,
)

__all__ = [
    "KINDS",
    "MOMENT_PATTERN",
    "ORDERS",
    "PYTHON_PATTERN",
    "Aim",
    "AreaChart",
    "BackCover",
    "Certificate",
    "Chart",
    "ChartRow",
    "Companies",
    "ContactSection",
    "CostGroup",
    "CostRow",
    "Costs",
    "Cover",
    "CoverKey",
    "EnergyShare",
    "Figure",
    "FigureCell",
    "Foreword",
    "GrowthChart",
    "Head",
    "Honours",
    "ImprintSection",
    "Incentive",
    "Incentives",
    "Industries",
    "Infrastructure",
    "Insurance",
    "KeyEntry",
    "KeyFigures",
    "LabelledValue",
    "Labour",
    "LandPlot",
    "LandPlots",
    "Living",
    "LivingItem",
    "Location",
    "Market",
    "Measure",
    "Milestone",
    "Overview",
    "OwnFigure",
    "Performance",
    "Plant",
    "PlotStatus",
    "Project",
    "Projects",
    "Roles",
    "Route",
    "School",
    "Section",
    "SectionBase",
    "SectionKind",
    "ServiceStep",
    "Services",
    "Supply",
    "Sustainability",
    "Testimonial",
    "Testimonials",
    "Told",
    "Transport",
    "TwinFigure",
    "Vision",
    "Wage",
    "Zones",
]

Section = Annotated[
    Union[
        Cover, CoverKey, Foreword, KeyFigures, Overview, Performance, Roles, Location, Transport, Zones,
        Industries, Companies, Infrastructure, Costs, LandPlots, Labour, Incentives, Services, Projects,
        Living, Sustainability, Honours, Vision, Testimonials, ContactSection, ImprintSection, BackCover,
    ],
    Field(discriminator="kind"),
]  # fmt: skip

SectionKind = Literal[
    "cover", "cover_key", "foreword", "key_figures", "overview", "performance", "roles", "location",
    "transport", "zones", "industries", "companies", "infrastructure", "costs", "land_plots", "labour",
    "incentives", "services", "projects", "living", "sustainability", "honours", "vision", "testimonials",
    "contact", "imprint", "back_cover",
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(SectionKind)


class Head(SectionBase):
    """What stands at a section's head, where a list of the park fills the section."""

    lead: Text | None = None


_FRONT = ("cover", "cover_key")
_BACK = ("contact", "imprint", "back_cover")
ORDERS: dict[str, tuple[str, ...]] = {
    "cn": (
        *_FRONT, "foreword", "key_figures", "overview", "performance", "roles", "location", "transport",
        "zones", "industries", "companies", "infrastructure", "incentives", "costs", "land_plots", "labour",
        "services", "projects", "living", "sustainability", "honours", "vision", "testimonials", *_BACK,
    ),
    "intl": (
        *_FRONT, "key_figures", "foreword", "overview", "performance", "roles", "location", "transport",
        "infrastructure", "costs", "incentives", "land_plots", "labour", "zones", "industries", "companies",
        "services", "projects", "living", "sustainability", "testimonials", "honours", "vision", *_BACK,
    ),
}  # fmt: skip
"""The Chinese habit: profile and industries before terms. The international one: terms before industries."""
