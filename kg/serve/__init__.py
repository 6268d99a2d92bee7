"""`kg serve`: a built graph on the web, read only: SPARQL 1.1 Protocol, IRIs that answer, the site below. Graph side, above the export.

`protocol` is the endpoint and `resources` the IRIs; both ask `pool`, whose worker processes hold the store and are ended when a
query takes too long; `app` puts them together, `server` runs them.
"""

from kg.errors import MissingExtra
from kg.serve.limits import Limits

try:
    from kg.serve.server import serve
except ImportError as error:
    raise MissingExtra("kg serve needs the extra serve: pip install 'newskg[serve]'") from error

__all__ = ["Limits", "serve"]
