"""The choice of faces: which face sets a cluster, in a role, in a language.

In: clusters with their role, a style's family and weight, the language's script. Out: faces, or findings for
what no face has. Knows nothing of shaping or lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from brochure.errors import Finding
from brochure.text.bidi import BIDI_CONTROLS
from brochure.text.extras import EXTRAS
from brochure.text.faces import Face, FontBook
from brochure.text.languages import Language
from brochure.text.scripts import script_of
from brochure.text.style import TextStyle
from brochure.text.synthesis import SMALL, parts_of, weight_of_small

_OF_SCRIPT = {"Hang": "Kore"}
"""The script under which fonts of a character's script are found, where it is another."""

_EAST_ASIAN = ("Hani", "Hira", "Kana")
"""Scripts of which one font has what another lacks."""


class Chooser:
    """Chooses faces for clusters and remembers its choices."""

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts
        self._known: dict[tuple[str, int, str, str], dict[str, Face]] = {}

    def known(self, role: str, style: TextStyle, weight: int, language: Language) -> dict[str, Face]:
        """Return the choices made so far, by cluster; they grow as :meth:`face` is asked."""
        return self._known.setdefault((style.family, weight, role, language.script), {})

    def face(
        self, cluster: str, role: str, style: TextStyle, weight: int, language: Language
    ) -> Face | Finding:
        """Return the face for a cluster, or what is to be told of a cluster that none of the faces has."""
        known = self.known(role, style, weight, language)
        face = known.get(cluster)
        if face is not None:
            return face
        asked = []
        scripts = tuple(_scripts(cluster, role, language))
        made = "".join(map(parts_of, cluster))
        for script in scripts:
            candidate = self._fonts.find(style.family, script, weight)
            if candidate is None and script in EXTRAS:
                return no_font(script, style.family)
            if candidate is not None:
                # In a Han text its own face makes a mark before another one has it, of another width.
                if covers(candidate, cluster) or (
                    role == "H" and made != cluster and covers(candidate, made)
                ):
                    known[cluster] = candidate
                    return candidate
                asked.append(candidate.name)
        if cluster in SMALL:
            for script in ("Latn", "Hani"):
                candidate = self._fonts.find(style.family, script, weight_of_small(weight))
                if candidate is not None and covers(candidate, SMALL[cluster].base):
                    known[cluster] = candidate
                    return candidate
        # What other fonts have comes last: with them or without, a brochure should look alike.
        for script, text in (*((script, made) for script in scripts if made != cluster), *_others(cluster)):
            candidate = self._fonts.find(style.family, script, weight)
            if candidate is not None and covers(candidate, text):
                known[cluster] = candidate
                return candidate
        return _missing(cluster, " or ".join(asked), style.family)


def _scripts(cluster: str, role: str, language: Language) -> Iterator[str]:
    """Yield the scripts whose faces are asked for a cluster, the one that its role asks for first."""
    own = script_of(cluster[0])
    own = _OF_SCRIPT.get(own, own)
    if role == "H":
        if language.ideographic and language.script != "Hani":
            yield language.script
        elif own in EXTRAS:
            yield own
        yield from ("Hani", "Latn")
    else:
        if own in EXTRAS:
            yield own
        yield from ("Latn", "Hani")


def _others(cluster: str) -> Iterator[tuple[str, str]]:
    """Yield the scripts of extras whose fonts may have a cluster of East Asia that its own fonts lack."""
    if script_of(cluster[0]) in _EAST_ASIAN:
        yield from ((script, cluster) for script in ("Jpan", "Hant", "Kore"))


def covers(face: Face, cluster: str) -> bool:
    """Tell whether a face has all that a cluster needs, composed or not."""

    def has(chars: str) -> bool:
        return all(
            face.glyph(char)
            or (char.isspace() and unicodedata.category(char) != "Cc")
            or char == "\t"
            or char in BIDI_CONTROLS
            or (unicodedata.category(char) in ("Cf", "Mn") and chars[0] != char and _ignorable(char))
            for char in chars
        )

    return has(cluster) or has(unicodedata.normalize("NFC", cluster))


def _ignorable(char: str) -> bool:
    """Tell whether a character is drawn as nothing when a font has no glyph for it."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


def no_font(script: str, family: str) -> Finding:
    """Return what is said where a script of the extras has no font in a family."""
    extra = EXTRAS[script]
    return Finding(
        "error", "no-font-for-script", f"no {family} font for {extra.name} ({script})", extra.remedy(family)
    )


def _missing(cluster: str, faces: str, family: str) -> Finding:
    codes = " ".join(f"U+{ord(char):04X}" for char in cluster)
    remedy = "write it with other characters, or add a font that has it"
    if script_of(cluster[0]) in _EAST_ASIAN:
        extra = EXTRAS["Hant" if script_of(cluster[0]) == "Hani" else "Jpan"]
        remedy = f"{remedy}: {extra.remedy(family)}"
    return Finding("error", "missing-glyph", f"no glyph for {codes} in {faces}", remedy)
