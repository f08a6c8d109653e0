import type { AskedBy } from "../session/only.ts";
import type { Known } from "../session/visitor.ts";
import type { Design } from "./design.ts";

const roles = ["rule-author", "flow-editor", "catalogue-editor"] as const;

/** Whether somebody designs their department's services: its seal, and whoever may put a part of them on the record. */
export function mayDesign({ kind, roles: held }: Pick<Known, "kind" | "roles">): boolean {
	return kind === "department" || roles.some((each) => held.includes(each));
}

/** The design an address names, for designers of its own department alone. */
export function openDesign({ designs, visitor, path }: AskedBy): Design | undefined {
	return mayDesign(visitor) ? designs.find(visitor.department, path.design ?? "") : undefined;
}
