"""The last step of a file: objects packed as the profile asks, by qpdf.

In: a complete PDF with a classic cross-reference table. Out: the same document, packed; the second part of
its ID is made from the content. Must not know what the file is about.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf

from brochure.profiles import Container


def packed(data: bytes, container: Container, version: tuple[int, int]) -> bytes:
    """Return ``data`` with its objects in streams or not, linearised or not.

    qpdf also sees to the end of line before ``endstream`` that PDF/A asks for.
    """
    modes = pikepdf.ObjectStreamMode
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(
            out,
            force_version=".".join(map(str, version)),
            fix_metadata_version=False,
            object_stream_mode=modes.generate if container.object_streams else modes.disable,
            linearize=container.linearise,
            deterministic_id=True,
        )
    return out.getvalue()
