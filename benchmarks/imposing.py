"""How long imposing takes, how much larger a file gets, and how much memory a long one needs.

    python benchmarks/imposing.py output/zhengyang/zhengyang-print.pdf

Prints, for 16 pages of the file and then for 250, 500 and 1,000: seconds (the best of five, or of one), the
size in per cent of the source, and the process's peak memory in MB. Pages are the file's own, over and over,
each with a content stream of its own.
"""

from __future__ import annotations

import resource
import sys
import time
from io import BytesIO
from pathlib import Path

import pikepdf

from brochure.impose import impose, sheet_of


def lengthened(data: bytes, count: int) -> bytes:
    """Return a PDF of ``count`` pages: those of ``data``, over and over."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = [page.obj for page in pdf.pages]
        while len(pdf.pages) > count:
            del pdf.pages[-1]
        for index in range(len(pages), count):
            source = pages[index % len(pages)]
            page = pdf.make_indirect(pikepdf.Dictionary(source))
            page.Contents = pdf.make_stream(source.Contents.read_bytes() + b"%% %d\n" % index)
            pdf.pages.append(pikepdf.Page(page))
        out = BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def main() -> None:
    """Measure and print."""
    data = Path(sys.argv[1]).read_bytes()
    sheet = sheet_of("saddle-sra3", {"creep": 0})
    for count, tries in ((16, 5), (248, 1), (500, 1), (1000, 1)):
        source = lengthened(data, count)
        best, made = float("inf"), b""
        for _ in range(tries):
            start = time.perf_counter()
            made = impose(source, sheet)
            best = min(best, time.perf_counter() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        growth = 100 * len(made) / len(source)
        print(f"{count:5} pages  {best:6.3f} s  {growth:6.1f} %  {peak:5.0f} MB")


if __name__ == "__main__":
    main()
