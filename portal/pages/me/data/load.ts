import type { Text } from "../../../city/subject.ts";
import type { KeptMatter } from "../../../me/matters.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import type { Load } from "../../page.ts";
import { titleOf } from "../cases/load.ts";
import { contentsOf, groupNames } from "./held.ts";

/** Something of a citizen's that lies sealed in the vault. */
export interface ContentLine {
	readonly content: string;
	readonly name: Words;
	readonly sealedMs: number;
	readonly state: "held" | "erased" | "replaced";
}

/** What lies sealed of each application. */
export interface DataModel {
	readonly matters: readonly {
		readonly tag: string;
		readonly case: string;
		readonly title: Text;
		readonly contents: readonly ContentLine[];
	}[];
}

const mostMatters = 30;

async function matterOf({ city }: AskedBy, matter: KeptMatter): Promise<DataModel["matters"][number]> {
	const name = await groupNames(city, matter.item);
	const contents = await contentsOf(city, matter);
	return {
		tag: matter.tag,
		case: matter.case!,
		title: await titleOf(city, matter.item),
		contents: contents.map(({ content, group, sealedMs, erasedMs, replacedBy }) => ({
			content,
			name: name(group),
			sealedMs,
			state: erasedMs !== undefined ? "erased" : replacedBy !== undefined ? "replaced" : "held",
		})),
	};
}

/** Everything of a citizen's that is sealed, application by application. */
export const loadData: Load<DataModel> = only("citizen", async (asked) => {
	const matters = asked.me.matters.of(asked.visitor.account).slice(0, mostMatters);
	return { matters: await Promise.all(matters.map((matter) => matterOf(asked, matter))) };
});
