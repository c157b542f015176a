"""The contact sheet as one HTML page that needs nothing else: pictures, styles and all lie within.

In: entries. Out: HTML. No script, nothing fetched. Knows nothing of picture files.
"""

from __future__ import annotations

import base64
from html import escape
from io import BytesIO

from brochure.contactsheet.entries import Entry
from brochure.pictures.photo import Photo

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}
body{color:#2a2a29;background:#fff}
article{display:grid;grid-template-columns:20rem 1fr;gap:2rem;border-top:1px solid;padding:1rem 0 2rem}
figure{margin:0;position:relative;align-self:start}
figure img{display:block;width:100%;height:auto}
figure div{position:absolute;outline:2px solid #fff;box-shadow:inset 0 0 0 2px #b3261e}
figure i{position:absolute;width:1rem;height:1rem;margin:-.5rem;border-radius:50%}
figure i{border:2px solid #b3261e;outline:1px solid #fff;box-sizing:border-box}
dl{display:grid;grid-template-columns:7rem 1fr;margin:.5rem 0}dt{color:#6a6a69}dd{margin:0}
.remark{font-weight:700;color:#b3261e;margin:.25rem 0}h2{margin:0;font-size:1.1rem}
@media (max-width:40rem){article{grid-template-columns:1fr}}
"""


def picture_page(title: str, found: tuple[Entry, ...]) -> str:
    """Return the contact sheet of a brochure called ``title`` as HTML."""
    head = f"<title>{escape(title)}: pictures</title><style>{_STYLE}</style>"
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    articles = "\n".join(map(_article, found))
    return (
        f'<!doctype html>\n<html lang="en"><head>{meta}{head}</head>\n'
        f"<body><p>{escape(title)}</p><h1>Pictures</h1>\n{articles}\n</body></html>\n"
    )


def _article(entry: Entry) -> str:
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in entry.rows)
    remarks = "".join(f'<p class="remark">{escape(remark)}</p>' for remark in entry.remarks)
    said = f"<h2>{escape(entry.slot)}</h2>{escape(entry.where)}<dl>{rows}</dl>{remarks}"
    return f"<article>{_figure(entry)}<section>{said}</section></article>"


def _figure(entry: Entry) -> str:
    if entry.photo is None or entry.seen is None:
        return "<figure></figure>"
    seen = entry.seen
    frame = f"left:{seen.x:.2%};top:{seen.y:.2%};width:{seen.width:.2%};height:{seen.height:.2%}"
    point = f"left:{entry.focal[0]:.2%};top:{entry.focal[1]:.2%}"
    image = f'<img alt="{escape(entry.slot)}" src="data:image/jpeg;base64,{_jpeg(entry.photo)}">'
    return f'<figure>{image}<div style="{frame}"></div><i style="{point}"></i></figure>'


def _jpeg(photo: Photo) -> str:
    from PIL import Image

    buffer = BytesIO()
    Image.frombytes("RGB", (photo.width, photo.height), photo.pixels).save(buffer, "JPEG", quality=82)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
