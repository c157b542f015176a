"""Languages: what setting a text must know of its language, one row each.

In: a BCP 47 tag. Out: a :class:`Language`. Knows nothing of fonts or lines.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language's row.

    ``script`` names the fonts that it is set in (ISO 15924). ``ideographic``: its own signs come from the Han
    face. ``full_width``: so do its punctuation marks, quotes and dashes included. ``whole`` are full-width
    marks that keep their em, because they stand in its middle or have blanks that the language wants.
    ``spaced``: its Han signs stand off western ones. ``hyphenation`` names pyphen's dictionary.
    ``thin`` are marks before which a space is a thin one.
    ``capitals_are_words``: a capital makes no name. ``right_to_left``: its lines begin at the right.
    """

    tag: str
    script: str = "Latn"
    ideographic: bool = False
    full_width: bool = False
    whole: str = ""
    spaced: bool = True
    hyphenation: str | None = None
    thin: str = ""
    capitals_are_words: bool = False
    right_to_left: bool = False


# Stops: CLREQ, "punctuation width adjustment" (zh-TW and zh-HK: centred, both blanks stay). ja: JLREQ 3.1.2
# and 3.1.4 (dividing marks keep their em, middle dots and colons stand in the middle of theirs). ko: KLREQ
# (word spaces part words; numerals stand close to their counters).
# fr: Lexique (a thin space before high marks). Dictionaries: pyphen's names.
_CENTRED = "，、；：。．！？‼⁇⁈⁉·・‧"
_JAPANESE = "；：！？‼⁇⁈⁉·・‧"
LANGUAGES: tuple[Language, ...] = (
    Language("zh-Hans", "Hani", ideographic=True, full_width=True),
    Language("zh-Hant", "Hant", ideographic=True, full_width=True, whole=_CENTRED),
    Language("ja", "Jpan", ideographic=True, full_width=True, whole=_JAPANESE),
    Language("ko", "Kore", ideographic=True, spaced=False),
    Language("en", hyphenation="en_US"),
    Language("en-US", hyphenation="en_US"),
    Language("de", hyphenation="de_DE", capitals_are_words=True),
    Language("fr", hyphenation="fr", thin=";!?"),
    Language("es", hyphenation="es"),
    Language("pt", hyphenation="pt_PT"),
    Language("pt-BR", hyphenation="pt_BR"),
    Language("ru", hyphenation="ru_RU"),
    Language("vi"),
    Language("ar", "Arab", right_to_left=True),
)
_BY_TAG = {language.tag.lower(): language for language in LANGUAGES}
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo", "yue")


def language_of(tag: str) -> Language:
    """Return the row of a tag, or of its nearest shorter one; a language without a row is plainly western."""
    part = tag.lower()
    if part.startswith(_TRADITIONAL):
        return _BY_TAG["zh-hant"]
    while part:
        if part in _BY_TAG:
            return _BY_TAG[part]
        part = part.rpartition("-")[0]
    return _BY_TAG["zh-hans"] if tag.lower().partition("-")[0] == "zh" else Language(tag)
