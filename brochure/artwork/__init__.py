"""Artwork that others drew: an SVG or a page of a PDF in, vector display items in the brochure's inks out.

:func:`~brochure.artwork.loading.load_artwork` reads a file, :func:`~brochure.artwork.logos.logo` fits one
into a box. Nothing is fetched and nothing is run; what print can not hold is refused with the file
and the reason. Must not know pages.
"""
