"""`kg site`: a built graph as a static site, opened from disk or by any web server, that asks nothing of any other host.

Graph side, above `kg.facts`. The pages are HTML from `templates/`, readable without scripts; `static/` holds the style, the fonts and
the scripts that light the words, which `frontend/` is built into (`kg/docs/site.md`).
"""

from kg.errors import MissingExtra

try:
    import jinja2  # noqa: F401
    import markdown_it  # noqa: F401
except ImportError as error:
    raise MissingExtra("kg site needs the extra site: pip install 'newskg[site]'") from error

from kg.site.writing import Site, write_site

__all__ = ["Site", "write_site"]
