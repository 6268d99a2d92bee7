// The outlines of the countries: Natural Earth 1:110m by world-atlas, in TopoJSON. `kg plot` reads the built file as well.
import world from "world-atlas/countries-110m.json";

(window as unknown as { newskg: Record<string, unknown> }).newskg ??= {};
(window as unknown as { newskg: Record<string, unknown> }).newskg["world"] = world;
