"""Draws the test pictures of the demo park: scenes with the tone of photographs, plainly artificial.

    python data/demo-park/pictures/make.py

Writes JPEGs and logos beside itself. Everything grows from fixed seeds, so that the same code gives the same
pictures. They stand in place of photographs; their captions say that they are test pictures.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).parent
Array = NDArray[np.float64]
QUALITY = 62
WIDE = 2640  # pixels: a strip with its bleed at 300 ppi


def noise(rng: np.random.Generator, height: int, width: int, octaves: int = 6, squeeze: float = 1.0) -> Array:
    """Return smooth noise from 0 to 1; ``squeeze`` flattens its shapes."""
    total = np.zeros((height, width))
    weight, whole = 1.0, 0.0
    for octave in range(octaves):
        rows = max(2, int(2**octave * squeeze * 2))
        grid = Image.fromarray((rng.random((rows, 2 ** (octave + 2))) * 255).astype(np.uint8))
        total += weight * np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC)) / 255
        whole += weight
        weight *= 0.55
    return total / whole


def blend(top: tuple[int, ...], bottom: tuple[int, ...], height: int, width: int) -> Array:
    """Return a gradient from top to bottom."""
    t = np.linspace(0, 1, height)[:, None, None] ** 1.2
    one, other = np.array(top, float), np.array(bottom, float)
    return np.broadcast_to(one * (1 - t) + other * t, (height, width, 3)).copy()


def sky(
    rng: np.random.Generator, height: int, width: int, top: tuple[int, ...], low: tuple[int, ...]
) -> Array:
    """Return a sky with clouds."""
    picture = blend(top, low, height, width)
    clouds = np.clip((noise(rng, height, width, 6, 2.2) - 0.5) * 3.2, 0, 1)[..., None]
    return picture * (1 - 0.55 * clouds) + np.array([246, 240, 232]) * 0.55 * clouds


def hills(
    rng: np.random.Generator, picture: Array, base: float, rise: float, near: tuple[int, ...], count: int
) -> None:
    """Draw ridges, each nearer one darker; air lies between them."""
    height, width, _ = picture.shape
    rows = np.arange(height)[:, None]
    for k in range(count):
        t = (k + 1) / count
        line = noise(rng, 8, width, 6)[4] * rise * height * (1 - 0.35 * t)
        top = (base + 0.10 * t) * height - line
        haze = np.array([186, 200, 208], float) * (1 - t) + np.array(near, float) * t
        grain = 0.9 + 0.2 * noise(rng, height, width, 7)[..., None]
        mask = (rows > top[None, :])[..., None]
        np.copyto(picture, haze * grain, where=mask)


def finish(
    rng: np.random.Generator, picture: Array, blur: float = 0.6, width: int | None = None
) -> Image.Image:
    """Return a picture with grain, a darker rim and a little blur, as a lens gives, ``width`` pixels wide."""
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    if width is not None:
        size = (width, round(image.height * width / image.width))
        image = image.resize(size, Image.Resampling.LANCZOS).filter(ImageFilter.UnsharpMask(2, 120, 2))
    wide, high = image.size
    y, x = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j]
    rim = 1 - 0.22 * np.clip(x**2 + y**2 - 0.4, 0, None)[..., None]
    grain = rng.normal(0, 3.0, (high, wide, 1)) + 10 * (noise(rng, high, wide, 8, 2)[..., None] - 0.5)
    toned = np.clip(np.asarray(image, float) * rim + grain, 0, 255).astype(np.uint8)
    return Image.fromarray(toned).filter(ImageFilter.GaussianBlur(blur))


def drawn(picture: Array) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Return a picture to draw on."""
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    return image, ImageDraw.Draw(image)


def box(
    pen: ImageDraw.ImageDraw, x: float, y: float, w: float, h: float, depth: float, tone: tuple[int, ...]
) -> None:
    """Draw a building in oblique view: front, side, roof, and a row of windows."""
    light = tuple(min(255, int(v * 1.25)) for v in tone)
    dark = tuple(int(v * 0.6) for v in tone)
    pen.polygon(
        [(x, y - h), (x + depth, y - h - depth / 2), (x + w + depth, y - h - depth / 2), (x + w, y - h)],
        light,
    )
    pen.polygon(
        [(x + w, y - h), (x + w + depth, y - h - depth / 2), (x + w + depth, y - depth / 2), (x + w, y)], dark
    )
    pen.rectangle([x, y - h, x + w, y], tone)
    step = max(w / 14, 7)
    at = x + step / 2
    while at < x + w - step / 2:
        pen.rectangle([at, y - h * 0.72, at + step * 0.55, y - h * 0.5], tuple(int(v * 0.45) for v in tone))
        at += step


def park_from_the_air(rng: np.random.Generator) -> Image.Image:
    """Halls on a plain, a river, hills behind."""
    h, w = 860, 1800
    picture = sky(rng, h, w, (120, 160, 200), (226, 226, 218))
    hills(rng, picture, 0.34, 0.30, (70, 96, 84), 4)
    ground = blend((148, 160, 124), (96, 116, 84), h, w) * (0.85 + 0.3 * noise(rng, h, w, 7, 3)[..., None])
    picture[int(h * 0.44) :] = ground[int(h * 0.44) :]
    rows, columns = np.mgrid[0:h, 0:w]
    middle = w * 0.78 - (rows - h * 0.44) * 1.15 + 60 * np.sin(rows / 70)
    river = (np.abs(columns - middle) < 18 + (rows - h * 0.44) * 0.22) & (rows > h * 0.44)
    picture[river] = (np.array([126, 150, 166]) * (0.9 + 0.25 * noise(rng, h, w, 6, 6)[..., None]))[river]
    image, pen = drawn(picture)
    for row in range(7):
        y = h * 0.50 + row**1.45 * 24
        size = 0.45 + row * 0.22
        x = -60.0 + rng.random() * 80
        while x < w * 0.74 - row * 95:
            wide = (90 + rng.random() * 120) * size
            tone = [(206, 208, 206), (170, 184, 196), (222, 216, 202), (150, 168, 186)][int(rng.random() * 4)]
            box(pen, x, y, wide, (20 + rng.random() * 18) * size, 34 * size, tone)
            x += wide + (60 + rng.random() * 46) * size
    return finish(rng, np.asarray(image, float), width=WIDE)


def dock(rng: np.random.Generator) -> Image.Image:
    """Cranes and barges at the river in the morning."""
    h, w = 760, 1800
    picture = sky(rng, h, w, (132, 160, 190), (246, 214, 176))
    hills(rng, picture, 0.52, 0.16, (92, 104, 112), 3)
    water = blend((206, 190, 168), (74, 96, 110), h, w) * (0.8 + 0.4 * noise(rng, h, w, 7, 14)[..., None])
    picture[int(h * 0.66) :] = water[int(h * 0.66) :]
    image, pen = drawn(picture)
    pen.rectangle([0, h * 0.62, w, h * 0.67], (112, 112, 110))
    for i in range(4):
        x, ink = 150 + i * 420, (62 + i * 6, 72, 84)
        for dx in (0, 90):
            pen.line([(x + dx, h * 0.63), (x + dx, h * 0.20)], ink, 10)
        pen.line([(x - 190, h * 0.26), (x + 240, h * 0.26)], ink, 12)
        pen.line([(x + 45, h * 0.08), (x - 180, h * 0.26)], ink, 5)
        pen.line([(x + 45, h * 0.08), (x + 230, h * 0.26)], ink, 5)
        pen.line([(x, h * 0.63), (x + 90, h * 0.28)], ink, 5)
        pen.line([(x + 45, h * 0.26), (x + 45, h * 0.08)], ink, 8)
        pen.rectangle([x - 120, h * 0.26, x - 92, h * 0.31], (188, 70, 52))
    colours = [(172, 62, 48), (60, 96, 132), (206, 158, 70), (96, 124, 104), (150, 150, 152)]
    for i in range(46):
        for level in range(1 + int(rng.random() * 3)):
            x, y = 30 + i * 38, h * 0.62 - level * 16
            pen.rectangle([x, y - 15, x + 35, y], colours[int(rng.random() * 5)])
    for i in range(3):
        x, y = 240 + i * 520, h * 0.76 + i * 22
        pen.polygon([(x, y), (x + 360, y), (x + 330, y + 34), (x + 26, y + 34)], (58, 62, 70))
        for k in range(7):
            pen.rectangle([x + 30 + k * 42, y - 26, x + 68 + k * 42, y], colours[int(rng.random() * 5)])
    return finish(rng, np.asarray(image, float), width=WIDE)


def substation(rng: np.random.Generator) -> Image.Image:
    """Pylons against the evening."""
    h, w = 1000, 1200
    picture = sky(rng, h, w, (58, 74, 110), (236, 168, 118))
    hills(rng, picture, 0.78, 0.16, (40, 46, 54), 3)
    image, pen = drawn(picture)
    ink = (34, 36, 42)
    for i, (x, foot, size) in enumerate(
        [(240, 900, 1.0), (620, 830, 0.66), (900, 790, 0.45), (1080, 770, 0.32)]
    ):
        top = foot - 640 * size
        for side in (-1, 1):
            pen.line([(x + side * 90 * size, foot), (x + side * 14 * size, top)], ink, max(int(8 * size), 2))
        for k in range(9):
            t0, t1 = k / 9, (k + 1) / 9
            a, b = 90 - 76 * t0, 90 - 76 * t1
            y0, y1 = foot - 640 * size * t0, foot - 640 * size * t1
            pen.line([(x - a * size, y0), (x + b * size, y1)], ink, max(int(4 * size), 1))
            pen.line([(x + a * size, y0), (x - b * size, y1)], ink, max(int(4 * size), 1))
        for arm, reach in ((0.72, 190), (0.84, 150), (0.96, 110)):
            y = foot - 640 * size * arm
            pen.line([(x - reach * size, y), (x + reach * size, y)], ink, max(int(7 * size), 2))
        if i:
            px, pfoot, psize = [(240, 900, 1.0), (620, 830, 0.66), (900, 790, 0.45)][i - 1]
            for arm, reach in ((0.72, 190), (0.84, 150), (0.96, 110)):
                for side in (-1, 1):
                    x0, y0 = px + side * reach * psize, pfoot - 640 * psize * arm
                    x1, y1 = x + side * reach * size, foot - 640 * size * arm
                    points = [
                        (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + 40 * psize * 4 * t * (1 - t))
                        for t in np.linspace(0, 1, 24)
                    ]
                    pen.line(points, ink, max(int(3 * psize), 1))
    return finish(rng, np.asarray(image, float), width=WIDE)


def laboratory(rng: np.random.Generator) -> Image.Image:
    """Glass and light on a bench."""
    h, w = 1000, 1200
    picture = blend((206, 220, 226), (150, 170, 180), h, w) * (0.95 + 0.1 * noise(rng, h, w, 4)[..., None])
    y, x = np.mgrid[0:h, 0:w]
    for _ in range(26):
        px, py, r = rng.random() * w, rng.random() * h * 0.55, 20 + rng.random() * 60
        disc = np.clip(1.4 - np.hypot(x - px, y - py) / r, 0, 1)[..., None]
        picture = picture * (1 - 0.25 * disc) + np.array([255, 250, 236]) * 0.25 * disc
    picture[int(h * 0.74) :] = (blend((116, 130, 138), (70, 84, 92), h, w) * 1.0)[int(h * 0.74) :]
    for i in range(8):
        px, wide, tall = 90 + i * 140, 46 + 14 * (i % 3), 240 + 90 * ((i * 7) % 4)
        inside = (np.abs(x - px) < wide) & (y > h * 0.80 - tall) & (y < h * 0.80)
        shade = (1 - ((x - px) / wide) ** 2)[..., None]
        liquid = inside & (y > h * 0.80 - tall * 0.55)
        glass = picture * 0.82 + 38 * shade
        picture = np.where(inside[..., None], glass, picture)
        tone = np.array([(64, 132, 150), (196, 120, 70), (94, 146, 100)][i % 3], float)
        picture = np.where(liquid[..., None], tone * (0.55 + 0.6 * shade), picture)
        edge = inside & (np.abs(np.abs(x - px) - wide * 0.82) < 3)
        picture[edge] = [240, 248, 250]
    return finish(rng, picture, 1.0, WIDE)


def lake(rng: np.random.Generator) -> Image.Image:
    """Hills over still water."""
    h, w = 700, 1800
    half = int(h * 0.58)
    upper = sky(rng, half, w, (142, 174, 206), (240, 228, 208))
    hills(rng, upper, 0.80, 0.50, (74, 112, 96), 5)
    mirror = upper[::-1][: h - half] * np.array([0.78, 0.84, 0.88])
    shift = (noise(rng, h - half, w, 6, 20) - 0.5) * 60
    rows = np.clip(np.arange(h - half)[:, None] + shift, 0, min(half, h - half) - 1).astype(int)
    rippled = mirror[rows, np.arange(w)[None, :]]
    return finish(rng, np.concatenate([upper, rippled]), width=WIDE)


def campus(rng: np.random.Generator) -> Image.Image:
    """A school with trees."""
    h, w = 860, 1200
    picture = sky(rng, h, w, (116, 166, 214), (222, 232, 236))
    hills(rng, picture, 0.52, 0.12, (96, 120, 104), 2)
    picture[int(h * 0.70) :] = (
        blend((128, 156, 96), (84, 116, 66), h, w) * (0.8 + 0.4 * noise(rng, h, w, 7)[..., None])
    )[int(h * 0.70) :]
    image, pen = drawn(picture)
    for x, wide, tall, tone in (
        (90, 420, 260, (214, 204, 190)),
        (560, 260, 340, (190, 88, 66)),
        (850, 280, 220, (222, 220, 214)),
    ):
        box(pen, x, h * 0.74, wide, tall, 70, tone)
        for row in range(4):
            for k in range(int(wide / 46)):
                px, py = x + 16 + k * 46, h * 0.74 - tall * 0.92 + row * tall * 0.22
                pen.rectangle([px, py, px + 26, py + tall * 0.12], (84, 108, 128))
    for i in range(70):
        px, py = rng.random() * w, h * (0.74 + rng.random() * 0.16)
        r = 12 + (py / h - 0.7) * 220 * rng.random()
        pen.ellipse([px - r, py - 2 * r, px + r, py], (44 + i % 30, 92 + i % 40, 52))
    return finish(rng, np.asarray(image, float), width=WIDE)


def promenade(rng: np.random.Generator) -> Image.Image:
    """Lit windows of flats behind still water at dusk."""
    h, w = 760, 1800
    picture = sky(rng, h, w, (46, 62, 104), (238, 176, 140))
    hills(rng, picture, 0.56, 0.22, (52, 62, 78), 4)
    image, pen = drawn(picture)
    shore = h * 0.66
    x = 40.0
    while x < w - 90:
        wide, tall = 70 + rng.random() * 90, 90 + rng.random() * 170
        tone = [(96, 92, 100), (120, 104, 98), (84, 96, 112), (136, 118, 104)][int(rng.random() * 4)]
        pen.rectangle([x, shore - tall, x + wide, shore], tone)
        pen.rectangle([x + wide, shore - tall + 6, x + wide + 12, shore], tuple(int(v * 0.7) for v in tone))
        for row in range(int(tall / 22)):
            for k in range(int(wide / 18)):
                px, py = x + 6 + k * 18, shore - tall + 8 + row * 22
                lit = rng.random() < 0.45
                pen.rectangle([px, py, px + 9, py + 11], (248, 214, 142) if lit else (58, 62, 76))
        x += wide + 26 + rng.random() * 60
    for _ in range(90):
        px, r = rng.random() * w, 8 + rng.random() * 18
        pen.ellipse([px - r, shore - 1.6 * r, px + r, shore + 2], (38, 58, 52))
    upper = np.asarray(image, float)[: int(shore)]
    depth = h - int(shore)
    shift = (noise(rng, depth, w, 6, 20) - 0.5) * 44
    rows = np.clip(np.arange(depth)[:, None] + shift, 0, depth - 1).astype(int)
    mirror = (upper[::-1][:depth] * np.array([0.72, 0.76, 0.84]))[rows, np.arange(w)[None, :]]
    return finish(rng, np.concatenate([upper, mirror]), width=WIDE)


def portrait(
    rng: np.random.Generator, coat: tuple[int, ...], skin: tuple[int, ...], hair: tuple[int, ...]
) -> Image.Image:
    """A head without a face, lit from the left: nobody."""
    h, w = 900, 760
    y, x = np.mgrid[0:h, 0:w]
    light = np.clip(1.15 - np.hypot(x - w * 0.28, y - h * 0.3) / 900, 0.35, 1.1)[..., None]
    picture = blend((168, 176, 182), (120, 128, 136), h, w) * (0.9 + 0.15 * noise(rng, h, w, 3)[..., None])

    def ellipse(cx: float, cy: float, rx: float, ry: float) -> NDArray[np.bool_]:
        return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1

    def put(mask: NDArray[np.bool_], tone: tuple[int, ...]) -> None:
        shaded = np.array(tone, float) * light * (0.92 + 0.16 * noise(rng, h, w, 6)[..., None])
        np.copyto(picture, shaded, where=mask[..., None])

    put(ellipse(w * 0.5, h * 0.38, 186, 226), hair)
    put(ellipse(w * 0.5, h * 1.02, 330, 340), coat)
    put((np.abs(x - w * 0.5) < 62) & (y > h * 0.5) & (y < h * 0.74), skin)
    put(ellipse(w * 0.5, h * 0.42, 146, 190), skin)
    put((y < h * 0.34) & ellipse(w * 0.5, h * 0.36, 166, 196), hair)
    return finish(rng, picture, 1.6)


LOGOS = {
    "lancrane": ("#073358", "crane"), "nordvik": ("#2C2E2F", "gear"), "tarsus": ("#8A1C1C", "press"),
    "baseron": ("#444B52", "fibre"), "windhand": ("#1B6E8C", "blade"), "clearpath": ("#0C7A6B", "path"),
    "sensiva": ("#5B2A86", "wave"), "mistpeak": ("#2F6B3A", "peak"),
}  # fmt: skip


def logo(colour: str, motif: str) -> Image.Image:
    """Return a simple mark of an invented firm on white."""
    image = Image.new("RGB", (480, 360), "white")
    pen = ImageDraw.Draw(image)
    match motif:
        case "crane":
            pen.line([(120, 300), (240, 60), (360, 300)], colour, 34)
            pen.line([(60, 120), (420, 120)], colour, 34)
        case "gear":
            pen.ellipse([120, 60, 360, 300], outline=colour, width=44)
            pen.ellipse([210, 150, 270, 210], fill=colour)
        case "press":
            pen.rectangle([110, 60, 370, 120], fill=colour)
            pen.rectangle([200, 120, 280, 220], fill=colour)
            pen.rectangle([110, 250, 370, 300], fill=colour)
        case "fibre":
            for i in range(7):
                pen.line([(90 + i * 50, 60), (110 + i * 44, 300)], colour, 8 + 4 * i)
        case "blade":
            for turn in range(3):
                a = turn * 2.094
                tip = (240 + 130 * np.sin(a), 190 - 130 * np.cos(a))
                side = (240 + 46 * np.sin(a + 0.9), 190 - 46 * np.cos(a + 0.9))
                pen.polygon([(240, 190), tip, side], colour)
        case "path":
            pen.arc([90, 60, 330, 300], 90, 300, colour, 36)
            pen.arc([210, 60, 390, 240], 270, 120, colour, 36)
        case "wave":
            points = [(60 + i * 6, 180 + 90 * np.sin(i / 5)) for i in range(61)]
            pen.line(points, colour, 30, joint="curve")
        case _:
            pen.polygon([(60, 300), (200, 70), (270, 180), (320, 120), (420, 300)], colour)
    return image


SCENES = {
    "aerial": park_from_the_air, "dock": dock, "substation": substation, "laboratory": laboratory,
    "lake": lake, "campus": campus, "promenade": promenade,
}  # fmt: skip
PEOPLE = {
    "director": ((40, 54, 78), (206, 172, 148), (44, 38, 36)),
    "investor_one": ((92, 64, 58), (222, 188, 166), (150, 118, 78)),
    "investor_two": ((58, 82, 74), (196, 156, 130), (32, 28, 28)),
}


def main() -> None:
    """Write all pictures."""
    for number, (name, scene) in enumerate(SCENES.items()):
        scene(np.random.default_rng(number + 1)).save(HERE / f"{name}.jpg", quality=QUALITY, optimize=True)
    for number, (name, tones) in enumerate(PEOPLE.items()):
        picture = portrait(np.random.default_rng(number + 40), *tones)
        picture.save(HERE / f"{name}.jpg", quality=QUALITY, optimize=True)
    for name, (colour, motif) in LOGOS.items():
        logo(colour, motif).save(HERE / f"logo-{name}.png", optimize=True)


if __name__ == "__main__":
    main()
