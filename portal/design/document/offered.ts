import type { Words } from "../../words/words.ts";
import type { Documents } from "../design.ts";

/** Something of a design, or of the city, that a member can name. */
export interface Offer {
	readonly value: string;
	readonly words: Words;
}

interface Ground {
	readonly documents: Documents;
	readonly departments: readonly Offer[];
	readonly path: string;
}

type Offering = readonly [RegExp, (ground: Ground) => readonly Offer[]];

/** Table: members that name something else, and what they can name. */
const offerings: readonly Offering[] = [
	[/^flow\/.*\/department$/, ({ departments }) => departments],
	[/^flow\/sealing\/(materials|groups\/[^/]+\/departments)$/, ({ departments }) => departments],
	[/^flow\/stages\/[^/]+\/after$/, ({ documents, path }) => otherStages(documents, path)],
	[
		/^flow\/rules\/[^/]+\/rule$/,
		({ documents }) => Object.values(documents.rules).map(({ id, title }) => named(id, title)),
	],
	[/^flow\/rules\/[^/]+\/outcome$/, ({ documents, path }) => outcomesOf(documents, path)],
	[/^flow\/rules\/[^/]+\/facts\/[^/]+\/answer$/, ({ documents }) => questionsOf(documents)],
	[
		/^flow\/rules\/[^/]+\/facts\/[^/]+\/material$/,
		({ documents }) => documents.flow.materials.map(({ code, title }) => named(code, title)),
	],
	[/^certificate\/members\/[^/]+\/answer$/, ({ documents }) => questionsOf(documents)],
	[/^certificate\/(publicFields|particulars\/required)$/, ({ documents }) => fieldsOf(documents)],
];

/** What the member at a path can name; undefined where it names nothing of ours. */
export function offeredAt(ground: Ground): readonly Offer[] | undefined {
	return offerings.find(([pattern]) => pattern.test(ground.path))?.[1](ground);
}

function named(value: string, { zh, en }: Words): Offer {
	return { value, words: { zh: `${zh}（${value}）`, en: `${en} (${value})` } };
}

function questionsOf({ form }: Documents): Offer[] {
	return Object.entries(form.properties).map(([name, { words }]) => named(name, words));
}

function fieldsOf({ certificate }: Documents): Offer[] {
	return Object.entries(certificate?.particulars?.properties ?? {}).map(([name, { words }]) =>
		named(name, words),
	);
}

function otherStages({ flow }: Documents, path: string): Offer[] {
	const own = path.split("/")[2];
	return flow.stages.flatMap(({ id, title }, at) => (String(at) === own ? [] : [named(id, title)]));
}

function outcomesOf({ flow, rules }: Documents, path: string): Offer[] {
	const use = path.split("/")[2] as keyof NonNullable<typeof flow.rules>;
	const rule = flow.rules?.[use]?.rule;
	const used =
		rule === undefined ? Object.values(rules) : Object.values(rules).filter(({ id }) => id === rule);
	const offers = used.flatMap(({ outcomes }) => outcomes.map(({ name, title }) => named(name, title)));
	return [...new Map(offers.map((each) => [each.value, each])).values()];
}
