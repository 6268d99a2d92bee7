// Tables that sort by their heads, and fields that filter rows.
import { byId, make } from "./page";

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function filter(field: HTMLInputElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>(field.dataset["filters"] ?? "")];
  const texts = rows.map((row) => plain(row.textContent ?? ""));
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => texts[at]?.includes(word));
      if (!row.hidden) shown++;
    });
    byId("shown").textContent = words.length ? `${shown} of ${rows.length}` : "";
  });
}

function sort(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  if (body === undefined) return;
  const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
  heads.forEach((head, column) => {
    const button = make("button", head.textContent ?? "", { type: "button" });
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const text = (row: HTMLTableRowElement): string => row.cells[column]?.textContent?.trim() ?? "";
      const rows = [...body.rows].sort((a, b) => {
        const [one, other] = [text(a), text(b)];
        if (!one || !other) return Number(!one) - Number(!other); // what is not known stands last either way
        return one.localeCompare(other, "en", { numeric: true }) * (down ? -1 : 1);
      });
      body.append(...rows);
    });
  });
}

document.querySelectorAll<HTMLInputElement>("[data-filters]").forEach(filter);
document.querySelectorAll<HTMLTableElement>("table.sortable").forEach(sort);
