"""What no artwork may do: run, or take something from elsewhere.

In: a tree of elements. Out: nothing, or Refused. Must not know drawing.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from brochure.artwork.markup import SVG
from brochure.artwork.problems import Refused
from brochure.artwork.servers import local

_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*(?:#|data:))([^'\")]+)", re.IGNORECASE)


def be_harmless(root: ET.Element) -> None:
    """Refuse what runs, and what is taken from elsewhere, wherever it stands."""
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if name == "script" or name.endswith("}script"):
            raise Refused("script", "it holds a script", "export it again without scripts")
        for key, value in element.attrib.items():
            if key.startswith("on") or value.strip().lower().startswith("javascript:"):
                raise Refused("script", f"it holds a script (in {key!r})", "export it again without scripts")
            outside = _OUTSIDE.search(value) if "url" in value else None
            if outside:
                local(outside[1])
        if name == "style":
            outside = _OUTSIDE.search("".join(element.itertext()))
            if outside:
                local(outside[1])
