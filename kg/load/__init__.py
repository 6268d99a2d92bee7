"""Loading: a built graph into a store elsewhere, over HTTP, and questions to it. Graph side, above the store and the exports.

`kg.load.graphs` cuts the graph of a folder into named graphs and these into parts, `kg.load.protocol` says them to a store in the
Graph Store Protocol or in SPARQL Update, `kg.load.client` carries a request and tries again, `kg.load.access` has the address and
who is asking, `kg.load.journal` remembers what went in, `kg.load.loading` does the work in order, `kg.load.asking` asks questions.
"""

from kg.load.asking import ask
from kg.load.loading import Loaded, load, plan, retract
from kg.load.protocol import METHODS

__all__ = ["METHODS", "Loaded", "ask", "load", "plan", "retract"]
