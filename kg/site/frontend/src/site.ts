// On every page: light and dark, and the search.
import { byId, data, load, make, root } from "./page";

const THEME = "newskg-theme";
const MOST = 12; // results shown

type Row = [label: string, kind: string, path: string, other: string];

function theme(): void {
  const kept = localStorage.getItem(THEME);
  if (kept !== null) document.documentElement.dataset["theme"] = kept;
}

function switchTheme(): void {
  const button = byId<HTMLButtonElement>("theme");
  const dark = (): boolean => {
    const chosen = document.documentElement.dataset["theme"];
    return chosen === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
  };
  const name = (): void => {
    button.textContent = dark() ? "Light" : "Dark";
  };
  button.addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    document.documentElement.dataset["theme"] = next;
    localStorage.setItem(THEME, next);
    name();
    document.dispatchEvent(new CustomEvent("theme"));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    name();
    document.dispatchEvent(new CustomEvent("theme"));
  });
  name();
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The rows whose name holds every word of the question, those that begin with it first. */
function matches(rows: readonly Row[], asked: string): Row[] {
  const words = plain(asked).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const rank = ([label, , , other]: Row): number => {
    const name = plain(label);
    const all = `${name} ${plain(other)}`;
    if (!words.every((word) => all.includes(word))) return -1;
    return name.startsWith(words[0] as string) ? 0 : name.includes(` ${words[0]}`) ? 1 : 2;
  };
  return rows
    .map((row, at) => [rank(row), at, row] as const)
    .filter(([order]) => order >= 0)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .slice(0, MOST)
    .map(([, , row]) => row);
}

function search(): void {
  const field = byId<HTMLInputElement>("search");
  const list = byId("found");
  let rows: Promise<Row[]> | undefined;
  let chosen = -1;

  const fetchRows = (): Promise<Row[]> => (rows ??= load("data/search.js").then(() => data<Row[]>("search")));
  const close = (): void => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    chosen = -1;
  };
  const choose = (at: number): void => {
    const options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
    if (options.length === 0) return;
    chosen = (at + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
    field.setAttribute("aria-activedescendant", options[chosen]?.id ?? "");
    options[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const show = async (): Promise<void> => {
    const found = matches(await fetchRows(), field.value);
    list.replaceChildren(
      ...found.map(([label, kind, path], at) => {
        const option = make("li", "", { role: "option", id: `found-${at}`, "aria-selected": "false" });
        const link = make("a", "", { href: `${root()}${path}.html`, tabindex: "-1" });
        link.append(make("bdi", label), make("span", kind, { class: `eyebrow ${kind}` }));
        option.append(link);
        return option;
      }),
    );
    if (found.length === 0) list.append(make("li", "Nothing has this name.", { class: "none" }));
    list.hidden = field.value.trim() === "";
    field.setAttribute("aria-expanded", String(!list.hidden));
    chosen = -1;
  };

  field.addEventListener("focus", () => void fetchRows());
  field.addEventListener("input", () => void show());
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") list.querySelectorAll<HTMLAnchorElement>("a")[Math.max(chosen, 0)]?.click();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (!(event.target as Element).closest(".search")) close();
  });
}

theme();
document.addEventListener("DOMContentLoaded", () => {
  switchTheme();
  search();
});
