"""`kg plot`: pictures of a graph for paper, by matplotlib. Graph side, above `kg.facts`.

They read without colour: statuses differ by lightness, hatching and marker, cooperation and conflict by the line. The bytes of an SVG or a
PNG are the same every run of one version of matplotlib: no date, a fixed salt for identifiers, a fixed font.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from kg.errors import InputError, MissingExtra
from kg.facts import Facts, read_facts

try:
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
except ImportError as error:
    raise MissingExtra("kg plot needs the extra plot: pip install 'newskg[plot]'") from error

from kg.plot.counts import counts
from kg.plot.network import network
from kg.plot.timeline import timeline
from kg.plot.world import world

__all__ = ["KINDS", "plot"]

KINDS: Final[Mapping[str, Callable[[Facts, Figure], int]]] = MappingProxyType(
    {"timeline": timeline, "network": network, "map": world, "counts": counts}
)
STYLE: Final[dict[Any, Any]] = {
    "svg.hashsalt": "newskg", "svg.fonttype": "path", "font.family": "DejaVu Sans", "font.size": 8, "axes.linewidth": 0.6,
    "axes.spines.top": False, "axes.spines.right": False, "hatch.linewidth": 0.5, "xtick.major.width": 0.6, "ytick.major.width": 0.6,
}  # fmt: skip
#: Nothing of when and by what it was drawn.
METADATA: Final[Mapping[str, Mapping[str, None]]] = {".svg": {"Date": None, "Creator": None}, ".png": {"Software": None}}
DPI: Final = 300


def plot(folder: Path, kind: str, file: Path) -> int:
    """Draw a picture of the graph in `folder` into an SVG or PNG file; how many facts it shows.

    Raises InputError for a kind or an ending that there is not, a graph with nothing to draw, or a file that cannot be written.
    """
    if kind not in KINDS:
        raise InputError(f"--kind {kind}: there is {', '.join(KINDS)}")
    if file.suffix not in METADATA:
        raise InputError(f"{file}: a picture ends in .svg or .png")
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(7.2, 4.6), layout="constrained")
        FigureCanvasAgg(figure)
        shown = KINDS[kind](read_facts(folder), figure)
        if not shown:
            raise InputError(f"{folder}: nothing in this graph for a {kind}")
        try:
            figure.savefig(file, format=file.suffix[1:], dpi=DPI, metadata=dict(METADATA[file.suffix]))
        except OSError as error:
            raise InputError(f"{file}: cannot be written ({error.strerror or error})") from error
    return shown
