"""X4: the printing condition that a print file is made for.

Source: ISO 32000-1, 14.11.5; ICC.1:2010, 7.2; Ghent Workgroup 2022.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brochure.check.demand import PDFA, X4, Demand, X
from brochure.check.document import Document
from brochure.check.objects import elements, get, is_stream, name, text
from brochure.check.rule import Flaw, Rule
from brochure.check.rules.identity import PUBLIC
from brochure.check.spaces import icc_header, icc_tags

REGISTERED = frozenset({
    "FOGRA39", "FOGRA47", "FOGRA51", "FOGRA52", "JC200103", "JCS2011", "CGATS TR 001", "CGATS TR 003",
    "CGATS TR 005", "CGATS TR 006", *(f"CGATS21-2-CRPC{i}" for i in range(1, 8)),
})  # fmt: skip


def intents(document: Document) -> list[Any]:
    """Return the output intents that are for PDF/X."""
    listed = elements(get(document.root, "/OutputIntents"))
    return [intent for intent in listed if name(get(intent, "/S")) == "GTS_PDFX"]


def one(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw unless there is exactly one output intent for PDF/X."""
    found = len(intents(document))
    if found != 1:
        yield Flaw(f"there are {found} output intents for PDF/X, not one")


def condition(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the intent does not name its condition in a way that a printer can look up."""
    for intent in intents(document):
        said = text(get(intent, "/OutputConditionIdentifier"))
        if not said:
            yield Flaw("the output intent names no condition")
        elif is_stream(get(intent, "/DestOutputProfile")):
            continue
        elif said not in REGISTERED:
            yield Flaw(f"the condition {said!r} is not a registered one and no profile stands for it")
        elif text(get(intent, "/RegistryName")).rstrip("/") != "http://www.color.org":
            yield Flaw(f"the condition {said!r} comes without its registry's name")


def profile(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the profile of the condition is missing or of the wrong kind."""
    for intent in intents(document):
        stream = get(intent, "/DestOutputProfile")
        if not is_stream(stream):
            if X4 in demand.traits and get(intent, "/DestOutputProfileRef") is None:
                yield Flaw("no profile of the printing condition is embedded")
            continue
        header = icc_header(stream)
        if header is None:
            yield Flaw("the printing condition's profile is no ICC profile")
            continue
        if header.device != "prtr":
            yield Flaw(f"the printing condition's profile is for a {header.device or 'nameless'} device")
        if header.space != "CMYK":
            yield Flaw(f"the printing condition's profile is for {header.space}, not CMYK")
        if header.version > demand.icc_version:
            latest = demand.icc_version
            yield Flaw(f"the printing condition's profile is of ICC version {header.version}, not {latest}")
        if get(stream, "/N") != 4:
            yield Flaw("the printing condition's profile is not marked as one of four channels")


_CHANNELS = {"GRAY": 1, "RGB": 3, "Lab": 3, "CMYK": 4}
_PRINTER_TAGS = frozenset({"A2B0", "B2A0"})
_TABLES, _TABLE_TYPES = {"A2B", "B2A"}, {"mft1", "mft2", "mAB", "mBA"}  # ICC.1:2010, 9.2 and 10


def tags(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each ICC profile that is broken, or is used for another count of channels."""
    for stream in document.dictionaries:
        channels = get(stream, "/N")
        if not is_stream(stream) or not isinstance(channels, int) or get(stream, "/Type") is not None:
            continue
        header = icc_header(stream)
        if header is None:
            yield Flaw("an ICC profile is none: it has no header")
            continue
        found = icc_tags(stream)
        if found is None:
            yield Flaw(f"the tags of an ICC profile for {header.space} lie outside of it")
        elif header.device == "prtr" and header.space == "CMYK" and not set(found) >= _PRINTER_TAGS:
            lacking = ", ".join(sorted(_PRINTER_TAGS - set(found)))
            yield Flaw(f"an ICC profile of a printer lacks {lacking}, by which colours are converted")
        elif bad := sorted(tag for tag in found if tag[:3] in _TABLES and found[tag] not in _TABLE_TYPES):
            yield Flaw(f"the tables {', '.join(bad)} of an ICC profile for {header.space} are broken")
        if _CHANNELS.get(header.space, 0) not in (0, channels):
            yield Flaw(f"an ICC profile for {header.space} is used for {channels} channels")


RULES = (
    Rule("X4-intent", "error", frozenset({X}), "there is exactly one output intent for PDF/X",
         "write one output intent GTS_PDFX", PUBLIC, "", one),
    Rule("X4-condition", "error", frozenset({X}), "the printing condition has a name",
         "name a registered condition such as FOGRA39 and its registry", PUBLIC + "; Ghent Workgroup 2022",
         "whether the colours were made for that condition", condition),
    Rule("X4-profile", "error", frozenset({X}), "the condition's profile is a CMYK printer's",
         "embed the condition's own ICC profile (version 2 for PDF/X-1a)", PUBLIC + "; ICC.1:2010, 7.2",
         "whether the profile describes the named condition", profile),
    Rule("X4-icc", "error", frozenset({X, PDFA}), "ICC profiles are whole and used as what they are",
         "embed the profile anew", "ICC.1:2010, 7.2 and 7.3; ISO 19005-2, 6.2.4.2",
         "whether the tables inside describe what they should", tags),
)  # fmt: skip
