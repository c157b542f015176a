"""Files that travel inside the file, as PDF/A-3 allows.

In: attachments and the document's date. Out: the catalogue's entries for them. Must not know what they say.
Source: ISO 32000-1, 7.11.4; ISO 19005-3, 6.8 and Annex E.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from brochure.layout.document import Attachment
from brochure.paint.pdf import Dictionary, Objects, Reference, Stream, Value, array, name, text


def attached(objects: Objects, attachments: Sequence[Attachment], created: datetime) -> dict[str, Value]:
    """Write the attachments; return the catalogue's entries that name them and say what they are for."""
    made = [(each, _file(objects, each, created)) for each in sorted(attachments, key=lambda a: a.name)]
    names = [value for each, reference in made for value in (text(each.name), reference)]
    return {
        "Names": Dictionary(EmbeddedFiles=Dictionary(Names=array(names))),
        "AF": array([reference for _, reference in made]),
    }


def _file(objects: Objects, attachment: Attachment, created: datetime) -> Reference:
    date = text(created.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
    content = Dictionary(
        Type=name("EmbeddedFile"),
        Subtype=name(attachment.media_type),
        Params=Dictionary(Size=len(attachment.data), CreationDate=date, ModDate=date),
    )
    stream = objects.add(Stream(attachment.data, content))
    return objects.add(
        Dictionary(
            Type=name("Filespec"),
            F=text(attachment.name),
            UF=text(attachment.name),
            Desc=text(attachment.description),
            AFRelationship=name("Supplement"),
            EF=Dictionary(F=stream, UF=stream),
        )
    )
