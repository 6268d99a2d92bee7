"""Where the ontology lies: in the package as `kg/ontology` when installed, in the project's root in a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from kg.errors import MissingExtra

KG: Final = "kg.ttl"
DEFINITIONS: Final = "definitions.ttl"
PLOVER: Final = "plover.ttl"
SHAPES: Final = "shapes.ttl"
CONTEXT: Final = "context.jsonld"
CATALOG: Final = "catalog-v001.xml"


def ontology_file(name: str) -> Traversable:
    """The file of the ontology folder called `name`, installed or beside the package; MissingExtra if absent."""
    packaged = files("kg") / "ontology" / name
    if packaged.is_file():
        return packaged
    beside = Path(__file__).resolve().parent.parent / "ontology" / name
    if beside.is_file():
        return beside
    raise MissingExtra(f"the ontology file {name} is neither in the package nor beside it: install newskg anew")


def ontology_text(name: str) -> str:
    """The text of the ontology file called `name`."""
    return ontology_file(name).read_text(encoding="utf-8")
