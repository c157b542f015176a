"""CMaps: what a font's two-byte codes spell (ToUnicode), and which glyphs they choose (an embedded encoding).

In: code numbers with their texts or CIDs. Out: the bytes of a CMap (Adobe Technical Notes 5014 and 5411).
Must not know fonts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

_BLOCK = 100
"""The most entries that one ``begin...end`` block may hold (Technical Note 5014)."""

_FRAME = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def
/CMapName /{title} def
/CMapType {kind} def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the CMap that says which text each code spells; characters beyond U+FFFF as surrogate pairs."""
    entries = [f"<{code:04X}> <{_utf16(text)}>" for code, text in texts.items()]
    body = "\n".join(_blocks("bfchar", entries))
    return _FRAME.format(ordering="UCS", title="Adobe-Identity-UCS", kind=2, body=body).encode("ascii")


def encoding(title: str, cids: Sequence[int]) -> bytes:
    """Return the CMap that sends code n to ``cids[n]``."""
    entries = [f"<{code:04X}> {cid}" for code, cid in enumerate(cids)]
    body = "/WMode 0 def\n" + "\n".join(_blocks("cidchar", entries))
    return _FRAME.format(ordering="Identity", title=title, kind=1, body=body).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _blocks(kind: str, entries: list[str]) -> Iterator[str]:
    for start in range(0, len(entries), _BLOCK):
        yield _block(kind, entries[start : start + _BLOCK])


def _block(kind: str, entries: Iterable[str]) -> str:
    listed = list(entries)
    return f"{len(listed)} begin{kind}\n" + "\n".join(listed) + f"\nend{kind}"
