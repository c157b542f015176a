"""A figure of one's own: a function that is given a sheet and returns a matplotlib Figure."""

import numpy as np
from matplotlib.figure import Figure


def figure(sheet):
    """Return a wave in the theme's inks, with words in the brochure's fonts."""
    made = Figure(figsize=sheet.size)
    axes = made.add_axes((0.02, 0.16, 0.96, 0.76))
    x = np.linspace(0, 6 * np.pi, 90)
    y = np.exp(-x / 9) * np.cos(x)
    axes.vlines(x, 0, y, color=sheet.inks["deep"], linewidth=1.4)
    axes.plot(x, np.exp(-x / 9), color=sheet.inks["accent"], linewidth=1)
    axes.set_yticks([])
    axes.set_xticks([0, 2 * np.pi, 4 * np.pi, 6 * np.pi], ["0", "2π", "4π", "6π"])
    axes.tick_params(length=0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    return made
