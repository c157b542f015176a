"""A brochure's dress: the theme in its brand's inks, and a typesetter with its own fonts.

A loaded brochure in; a Theme, a Typesetter and what a person should know of them out. Knows no pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.assets import assets
from brochure.errors import AssetError, DataError, Finding, Place, TextError

if TYPE_CHECKING:
    from brochure.colour import Ink
    from brochure.layout.theme import Theme
    from brochure.load import Loaded
    from brochure.model.brochure import BrandColour
    from brochure.text.typesetter import Typesetter

FONTS = "fonts"
"""The folder of a brochure's own fonts, below its data."""


def theme_of(loaded: Loaded, name: str) -> tuple[Theme, tuple[Finding, ...]]:
    """Return theme ``name`` with the inks of the brochure's brand, and what a person should know of those.

    Raises DataError for an unknown theme, and with all that forbids to print in the brand's inks.
    """
    from brochure.colour import ink_from_percent
    from brochure.layout.theme import ROLES, load_theme

    theme = load_theme(name, assets() / "themes")
    brochure = loaded.brochure
    if brochure.brand is None and not brochure.inks:
        return theme, ()
    from brochure.brand import judge

    inks, places, notes = _branded(loaded, theme)
    for role, said in brochure.inks.items():
        inks[role] = ink_from_percent(role, said.cmyk, said.screen)
        places[role] = loaded.places[("inks", role)]
    findings = (*notes, *judge({role: inks[role] for role in ROLES}, places))
    if errors := [finding for finding in findings if finding.severity == "error"]:
        raise DataError.all(errors)
    return load_theme(name, assets() / "themes", inks), findings


def _branded(loaded: Loaded, theme: Theme) -> tuple[dict[str, Ink], dict[str, Place], tuple[Finding, ...]]:
    """Return a theme's inks with those that a brand replaces, and where the brand says them."""
    from brochure.brand import Brand, Colour, derive
    from brochure.colour import rgb_from_hex
    from brochure.layout.theme import ROLES, load_theme, theme_names

    base = {role: theme.ink(role) for role in ROLES}
    said = loaded.brochure.brand
    if said is None:
        return base, {}, ()

    def colour(given: BrandColour | None) -> Colour | None:
        if given is None:
            return None
        cmyk = given.cmyk and tuple(v / 100 for v in given.cmyk)
        return Colour(rgb_from_hex(given.screen) if given.screen else None, cmyk)  # type: ignore[arg-type]

    main = colour(said.main)
    assert main is not None
    folder = assets() / "themes"
    others = [load_theme(name, folder) for name in theme_names(folder)]
    made = derive(Brand(main, colour(said.accent)), base, [(t.ink("deep"), t.ink("accent")) for t in others])
    places = {made.main: loaded.places[("brand", "main")]}
    notes: tuple[Finding, ...] = ()
    if said.accent is not None:
        place = loaded.places[("brand", "accent")]
        if made.accent:
            places[made.accent] = place
        else:
            what = "the accent is not used: the main colour is too light to be deep and takes its place"
            remedy = "name a colour of L* 35 or less as the main one, or as the accent, to be deep"
            notes = (Finding("warning", "brand-accent", what, remedy, place),)
    return {**base, **made.inks}, places, notes


def typesetter_for(loaded: Loaded) -> Typesetter:
    """Return a typesetter with the program's fonts and the brochure's own; a brand's pair stands in for ours.

    Raises AssetError, where the data name it, for a family whose files are not there, and TextError for a
    language that has no font.
    """
    from brochure.text.choice import no_font
    from brochure.text.extras import EXTRAS
    from brochure.text.languages import language_of

    typesetter = _own_typesetter(loaded)
    for index, tag in enumerate(loaded.brochure.languages):
        script = language_of(tag).script
        if script in EXTRAS and typesetter.fonts.find("sans", script, 400) is None:
            place = loaded.places.get(("languages", index)) or loaded.places.get(("languages",))
            raise TextError(replace(no_font(script, "sans"), place=place))
    return typesetter


def _own_typesetter(loaded: Loaded) -> Typesetter:
    """Return a typesetter with the program's fonts and the brochure's own."""
    said = loaded.brochure.brand
    fonts = said.fonts if said else None
    if fonts is None:
        return new_typesetter(loaded.folder)
    roles = {"sans": ("sans", "Latn"), "serif": ("serif", "Latn"), "han_sans": ("sans", "Hani"),
             "han_serif": ("serif", "Hani")}  # fmt: skip
    own: dict[tuple[str, str], str] = {}
    typesetter = new_typesetter(loaded.folder)
    for key, role in roles.items():
        if name := getattr(fonts, key):
            own[role] = name
            try:
                typesetter = new_typesetter(loaded.folder, own)
            except AssetError as error:
                raise error.placed(loaded.places.get(("brand", "fonts", key))) from error
    return typesetter


def new_typesetter(
    folder: Path | None = None, own: Mapping[tuple[str, str], str] | None = None
) -> Typesetter:
    """Return a typesetter with the fonts that the program ships and those of a brochure's ``folder``.

    Those of the folder's own ``fonts`` are found by the names of their files (:mod:`brochure.text.extras`);
    ``own`` names those that stand in for the program's, by role and script.
    """
    from brochure.text.faces import FontBook
    from brochure.text.typesetter import Typesetter

    folders = (folder / FONTS,) if folder is not None else ()
    return Typesetter(FontBook(assets() / "fonts", folders, own or {}))
