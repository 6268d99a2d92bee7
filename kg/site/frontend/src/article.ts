// The page of an article: a fact lights its words, words show their facts.
import { byId } from "./page";

const numbers = (text: string | undefined): number[] => (text ?? "").split(" ").filter(Boolean).map(Number);

function article(): void {
  const text = byId("text");
  const said = byId("lit");
  const clear = byId<HTMLButtonElement>("clear");
  const lights = [...text.querySelectorAll<HTMLElement>("[data-w]")];
  const words = lights.filter((element) => element.textContent?.trim()); // a space between words is lit, but no stop
  const around = [...text.querySelectorAll<HTMLElement>("[data-s]")];
  const buttons = new Map([...document.querySelectorAll<HTMLButtonElement>("[data-item]")].map((b) => [Number(b.dataset["item"]), b]));
  const rowOf = (item: number): HTMLElement | null => buttons.get(item)?.closest("li") ?? null;
  let lit = -1;

  const dark = (): void => {
    for (const element of [...lights, ...around]) element.classList.remove("lit", "near", "chosen");
    for (const button of buttons.values()) button.setAttribute("aria-pressed", "false");
    document.querySelectorAll(".item").forEach((row) => row.classList.remove("away"));
    document.body.classList.remove("lighting");
    clear.hidden = true;
    lit = -1;
  };

  const light = (item: number, scroll: boolean): void => {
    const again = item === lit;
    dark();
    if (again) {
      said.textContent = "Nothing is lit.";
      return;
    }
    lit = item;
    const found = lights.filter((element) => numbers(element.dataset["w"]).includes(item));
    for (const element of found) element.classList.add("lit");
    for (const element of around) if (numbers(element.dataset["s"]).includes(item)) element.classList.add("near");
    buttons.get(item)?.setAttribute("aria-pressed", "true");
    document.body.classList.add("lighting");
    clear.hidden = false;
    const shown = found.filter((element) => words.includes(element)).map((element) => `“${(element.textContent ?? "").trim()}”`);
    said.textContent = `Lit: ${shown.slice(0, 8).join(", ")}${shown.length > 8 ? ` and ${shown.length - 8} more` : ""}.`;
    if (scroll) (found[0] ?? text.querySelector(".near"))?.scrollIntoView({ block: "center", behavior: "smooth" });
  };

  const list = (element: HTMLElement): void => {
    const items = numbers(element.dataset["w"]);
    dark();
    element.classList.add("chosen");
    buttons.forEach((_, item) => rowOf(item)?.classList.toggle("away", !items.includes(item)));
    clear.hidden = false;
    const names = items.map((item) => buttons.get(item)?.querySelector(".label")?.textContent?.trim().replace(/\s+/g, " ") ?? "");
    said.textContent = `“${(element.textContent ?? "").trim()}” stands in ${items.length === 1 ? "one entry" : `${items.length} entries`}: ${names.slice(0, 4).join("; ")}${names.length > 4 ? " …" : ""}`;
    rowOf(items[0] ?? -1)?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  };

  // One stop of the Tab key in the text; the arrows go on from word to word.
  const focus = (at: number): void => {
    const next = words[Math.min(Math.max(at, 0), words.length - 1)];
    if (next === undefined) return;
    for (const element of words) element.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
  for (const element of words) {
    element.tabIndex = -1;
    element.setAttribute("role", "button");
  }
  if (words[0]) words[0].tabIndex = 0;

  text.addEventListener("keydown", (event) => {
    const at = words.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    if (event.key === "ArrowRight" || event.key === "ArrowDown") focus(at + 1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") focus(at - 1);
    else if (event.key === "Home") focus(0);
    else if (event.key === "End") focus(words.length - 1);
    else if (event.key === "Enter" || event.key === " ") list(event.target as HTMLElement);
    else return;
    event.preventDefault();
  });
  text.addEventListener("click", (event) => {
    const element = (event.target as Element).closest<HTMLElement>("[data-w]");
    if (element) list(element);
  });
  buttons.forEach((button, item) => button.addEventListener("click", () => light(item, true)));
  const reset = (): void => {
    dark();
    said.textContent = "Choose a fact to light its words, or words to see their facts.";
  };
  clear.addEventListener("click", reset);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") reset();
  });
  for (const box of document.querySelectorAll<HTMLInputElement>("[data-kind]")) {
    const apply = (): void => void text.classList.toggle(`no-${box.dataset["kind"]}`, !box.checked);
    box.addEventListener("change", apply);
    apply();
  }
  // A link to `#c105` comes to the words that begin there.
  const arrive = (): void => {
    const element = words.find((each) => `#${each.id}` === location.hash);
    if (element) list(element);
  };
  addEventListener("hashchange", arrive);
  arrive();
}

article();
