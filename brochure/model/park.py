"""What is true of a park: identity, zones, industries, companies, honours, contacts, pictures, imprint."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictStr, StringConstraints

from brochure.model.amounts import Amount
from brochure.model.base import AsOf, Grade, Id, Model, Name, Text, Year

Motif = Literal[
    "rods", "terraces", "filaments", "capsules", "weave", "loops", "lattice", "circuit", "hexagons", "boxes",
    "leaves", "matrix", "arrays", "coils",
]  # fmt: skip
Fraction = Annotated[float, Field(ge=0, le=1)]
PHONE_PATTERN = r"^\+[1-9][0-9]{6,14}$"
EMAIL_PATTERN = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
"""An address as web pages take it (HTML Living Standard, "valid e-mail address"), with a full domain."""

WEB_PATTERN = r"^https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?([/?#][!-~]*)?$"
"""A page that every telephone opens: http or https, a full domain, ASCII, no spaces (RFC 3986)."""

Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
PictureSection = Literal[
    "foreword", "overview", "location", "transport", "industries", "companies", "infrastructure", "costs",
    "land_plots", "labour", "incentives", "services", "projects", "living", "sustainability", "honours",
    "vision", "testimonials", "imprint",
]  # fmt: skip
Phone = Annotated[StrictStr, StringConstraints(pattern=PHONE_PATTERN)]
Email = Annotated[StrictStr, StringConstraints(pattern=EMAIL_PATTERN)]
WebAddress = Annotated[StrictStr, StringConstraints(pattern=WEB_PATTERN)]


class Logo(Model):
    """A logo: the file for light grounds and the one for dark grounds, SVG, PDF, or a picture.

    Where one is missing, the other stands in one ink in its place.
    """

    light: StrictStr | None = None
    dark: StrictStr | None = None


class Park(Model):
    """Who the brochure speaks of: its full and short name, where it lies, its region, and its logo."""

    name: Name
    short_name: Name
    place: Text
    region: Text | None = None
    logo: Logo | None = None


class Zone(Model):
    """A zone of the park, or its logistics base (``base: true``)."""

    id: Id
    name: Name
    short_name: Text
    base: StrictBool = False
    industries: tuple[Id, ...] = ()
    text: Text


class ChainLink(Model):
    """A link of an industry's chain: whether the park has it, looks for it, or leaves it open."""

    name: Text
    state: Literal["present", "gap", "open"] = "present"


class ValueChain(Model):
    """An industry's chain by its three stages."""

    upstream: tuple[ChainLink, ...] = ()
    midstream: tuple[ChainLink, ...] = ()
    downstream: tuple[ChainLink, ...] = ()


class Industry(Model):
    """A pillar industry and the motif of its pattern; what it makes, its share of output, its chain."""

    id: Id
    name: Name
    motif: Motif
    hidden_in: tuple[str, ...] = Field(default=(), description="editions that leave it out")
    text: Text | None = None
    output: Amount | None = None
    share: Annotated[float, Field(ge=0, le=100)] | None = None
    chain: ValueChain | None = None


class Company(Model):
    """A company or project named in the park's material."""

    id: Id
    name: Name
    industry: Id
    kind: Literal["company", "project"] = "company"
    as_of: AsOf
    consent: StrictBool = False
    product: Text | None = None
    country: Text | None = None
    since: Year | None = None
    capacity: Amount | None = None
    logo: Id | None = Field(default=None, description="id of a picture")
    hidden_in: tuple[str, ...] = Field(default=(), description="editions that leave it out")


class Honour(Model):
    """An honorary title, who gave it and when."""

    id: Id
    name: Name
    year: Year | None = None
    body: Text | None = None
    hidden_in: tuple[str, ...] = Field(default=(), description="editions that leave it out")


class Contact(Model):
    """How to reach somebody.

    ``phone`` in E.164, as "+862379426568"; ``area_code_length`` counts the digits of the area code after the
    country code (23: two; a mobile number: none). Texts may refer to it as ``{park.phone}``.
    """

    id: Id
    role: Text
    name: Name
    address: Text | None = None
    address_grade: Grade = "A"
    phone: Phone | None = None
    area_code_length: Annotated[int, Field(ge=0, le=4)] = 2
    email: Email | None = None
    web: WebAddress | None = None
    person: Text | None = None
    coordinates: tuple[Latitude, Longitude] | None = None


class PictureSlot(Model):
    """A picture that belongs on a page. Without a file the slot closes or takes the theme's art.

    It stands in ``vision`` as a strip at the foot of the page, in ``industries`` as the tile of ``industry``;
    elsewhere in the ``form`` that it asks for. ``kind`` says what it shows: a test picture is drawn by a
    program and says so in its caption.
    """

    id: Id
    section: PictureSection
    form: Literal["full", "half", "strip", "tile"] | None = None
    first: StrictBool = Field(
        default=False, description="whether it stands before the section's text and tables"
    )
    kind: Literal["photo", "rendering", "test", "logo", "portrait"] = "photo"
    industry: Id | None = None
    caption: Text
    file: StrictStr | None = None
    without_file: Literal["close", "art"] = "close"
    focal_point: tuple[Fraction, Fraction] | None = Field(
        default=None, description="the point to keep in view; left out: where there is most to see"
    )
    treatment: Literal["full", "duotone", "tint", "threads"] | None = Field(
        default=None, description="how it is shown; left out: by its resolution"
    )
    credit: StrictStr | None = None
    licence: StrictStr | None = None


class QrCode(Model):
    """A QR code: a payload made from a contact or a URL, or an image of an existing code (WeChat)."""

    id: Id
    payload: Literal["tel", "url", "vcard", "image"]
    contact: Id | None = None
    url: WebAddress | None = None
    file: StrictStr | None = None
    label: Text


class Imprint(Model):
    """Where the content comes from and who answers for it; without a disclaimer the house's stands."""

    lines: tuple[Text, ...] = ()
    disclaimer: Text | None = None
