// What every page has: the way back to the root of the site, and elements by their id.

/** The address of the site's root, relative to this page. */
export const root = (): string => document.body.dataset["root"] ?? "";

/** The element with this id; the page's template has it. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as T;
}

/** A new element with its text; texts of articles come into a page only so, never as mark-up. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, text = "", attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Load a script of the site, relative to its root; a page opened from disk may not fetch. */
export function load(path: string): Promise<void> {
  return new Promise((done, failed) => {
    const script = make("script", "", { src: root() + path });
    script.addEventListener("load", () => done());
    script.addEventListener("error", () => failed(new Error(`${path} cannot be loaded`)));
    document.head.append(script);
  });
}

/** The data that a script of `data/` has left under its name. */
export function data<T>(name: string): T {
  return (window as unknown as { newskg: Record<string, unknown> }).newskg[name] as T;
}
