"""Opens a published graph for reading. Graph side, between the folder that kg build wrote and the queries.

All `*.ttl` directly in the folder together are the graph. It is held in memory by Oxigraph, which loads some hundred
thousand triples a second. Oxigraph writes numbers in their canonical form ("1.50" becomes 1.5): values stay, spellings may not.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from kg.errors import InputError


def open_store(folder: Path) -> pyoxigraph.Store:
    """The graph in `folder` as a store in memory.

    Raises InputError for a folder that is not there, holds no Turtle file, or holds one that cannot be read.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: {'a file, not a folder' if folder.exists() else 'no such folder'}")
    files = sorted(path for path in folder.glob("*.ttl") if path.is_file())
    if not files:
        raise InputError(f"{folder}: no Turtle file (*.ttl) in this folder")
    store = pyoxigraph.Store()
    for file in files:
        try:
            store.load(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise InputError(f"{file}: no Turtle: {' '.join(str(error.msg).split())}") from error
        except OSError as error:
            raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
    return store
