// The statuses of facts, by the numbers that the data uses.
import { make } from "./page";

export const STATUSES = ["asserted", "attributed", "planned", "denied", "hypothetical"] as const;

/** The name of a status as it looks everywhere. */
export function badge(status: number): HTMLElement {
  const name = STATUSES[status] ?? "";
  return make("span", name, { class: `status ${name}` });
}

/** The numbers of the statuses whose boxes are ticked. */
export function ticked(form: HTMLElement): Set<number> {
  return new Set([...form.querySelectorAll<HTMLInputElement>("[name=status]:checked")].map((box) => Number(box.value)));
}
