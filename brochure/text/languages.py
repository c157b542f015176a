"""Languages: what setting a text must know of its language, one row each.

In: a BCP 47 tag. Out: a :class:`Language`. Knows nothing of fonts or lines.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language's row.

    ``ideographic``: its own signs come from the Han face. ``full_width``: so do its punctuation marks, quotes
    and dashes included. ``centred_stops``: pauses and sentence ends stand in the middle of their em and are
    not trimmed. ``hyphenation`` names pyphen's dictionary. ``capitals_are_words``: a capital makes no name.
    """

    tag: str
    ideographic: bool = False
    full_width: bool = False
    centred_stops: bool = False
    hyphenation: str | None = None
    capitals_are_words: bool = False


# Stops: CLREQ, "punctuation width adjustment" (zh-TW and zh-HK). Dictionaries: pyphen's names.
LANGUAGES: tuple[Language, ...] = (
    Language("zh-Hans", ideographic=True, full_width=True),
    Language("zh-Hant", ideographic=True, full_width=True, centred_stops=True),
    Language("ja", ideographic=True, full_width=True),
    Language("ko", ideographic=True),
    Language("en", hyphenation="en_GB"),
    Language("en-US", hyphenation="en_US"),
    Language("de", hyphenation="de_DE", capitals_are_words=True),
    Language("fr", hyphenation="fr"),
    Language("es", hyphenation="es"),
    Language("pt", hyphenation="pt_PT"),
    Language("pt-BR", hyphenation="pt_BR"),
    Language("ru", hyphenation="ru_RU"),
    Language("vi"),
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
