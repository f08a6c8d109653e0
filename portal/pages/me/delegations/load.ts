import type { DelegationRecord } from "@mingjian/services/identity/records.ts";
import { accounts } from "@mingjian/services/identity/state.ts";
import type { City } from "../../../city/city.ts";
import { type Party, partyOf } from "../../../city/entry-line.ts";
import type { FormSchema } from "../../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../../kit/forms/read-answers.ts";
import { caughtUp } from "../../../me/caught-up.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";

/** What one account lets another do until a time. */
export interface DelegationLine {
	readonly party: Party;
	readonly acts: readonly string[];
	readonly untilMs: number;
}

export interface DelegationsModel {
	/** The reader's own account, to be told to whoever delegates to them. */
	readonly account: string;
	readonly given: readonly DelegationLine[];
	readonly received: readonly DelegationLine[];
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	/** The account named is nobody's, or one's own. */
	readonly unknown: boolean;
}

const mostShown = 50;

/** What can be delegated here, by what the record calls it. */
export const delegable = {
	apply: ["cases/submit", "cases/correct", "cases/withdraw"],
	rate: ["cases/rate", "cases/rate-again"],
	appeal: ["cases/appeal"],
} as const;
type Delegable = keyof typeof delegable;

/** Whom, what and how long. */
export const delegationForm: FormSchema = {
	type: "object",
	properties: {
		to: {
			type: "string",
			maxLength: 60,
			pattern: "^(citizen|officer|department):[A-Za-z0-9._-]{1,60}$",
			words: { zh: "受托人的账户", en: "Account of who may act" },
			hint: {
				zh: "请对方在“代办与授权”页复制自己的账户告诉您",
				en: "They find it on their own page “Delegations” and tell you",
			},
		},
		acts: {
			type: "array",
			minItems: 1,
			words: { zh: "可以代办什么", en: "What they may do" },
			items: {
				anyOf: [
					{ const: "apply", words: { zh: "申请、补正和撤回", en: "Apply, correct and withdraw" } },
					{ const: "appeal", words: { zh: "提出异议", en: "Appeal" } },
					{ const: "rate", words: { zh: "评价", en: "Rate" } },
				],
			},
		},
		until: {
			type: "string",
			format: "date",
			words: { zh: "到哪一天为止", en: "Until which day" },
			hint: { zh: "最长五年，随时可以撤销", en: "Five years at most; end it whenever you like" },
		},
	},
	required: ["to", "acts", "until"],
};

async function modelOf({ city, visitor }: AskedBy): Promise<DelegationsModel> {
	const { account } = visitor;
	await caughtUp(city, account);
	const [given, received] = await Promise.all([
		linesOf(city, { from: account }, ({ to }) => to),
		linesOf(city, { to: account }, ({ from }) => from),
	]);
	return { account, given, received, written: {}, faults: [], unknown: false };
}

async function linesOf(
	city: City,
	wanted: { readonly from: string } | { readonly to: string },
	other: (record: DelegationRecord) => string,
): Promise<DelegationLine[]> {
	const page = await city.ask<{ readonly rows: readonly DelegationRecord[] }>("identity", "delegations", {
		...wanted,
		limit: mostShown,
	});
	const { timeMs } = city.node.head();
	const standing = (page?.rows ?? []).filter(
		({ untilMs, revokedMs }) => revokedMs === undefined && untilMs > timeMs,
	);
	return Promise.all(
		standing.map(async (record) => ({
			party: await partyOf(city, other(record)),
			acts: record.acts,
			untilMs: record.untilMs,
		})),
	);
}

export const loadDelegations: Load<DelegationsModel> = only("citizen", modelOf);

/** Prepares a delegation, or its end, for the citizen to sign. */
export const delegate: Act<DelegationsModel> = only("citizen", async (asked) => {
	const { posted, desk, visitor, city } = asked;
	const here = "/me/delegations";
	const sign = (action: string, input: Parameters<typeof desk.signing.begin>[1]["acts"][number]["input"]) =>
		new SeeOther(
			desk.signing.begin(visitor, { acts: [{ service: "identity", action, input }], next: here, back: here }),
		);
	const ended = posted.fields.get("end");
	if (ended !== null) return sign("revoke-delegation", { to: ended });
	const { answers, written, faults } = readAnswers(delegationForm, posted.fields);
	const model = { ...(await modelOf(asked)), written, faults };
	if (faults.length > 0) return model;
	const to = String(answers.to);
	if (to === visitor.account || !city.node.queryContext("identity").get(accounts, to))
		return { ...model, unknown: true };
	const acts = (answers.acts as Delegable[]).flatMap((each) => delegable[each]);
	// To the end of the day in China.
	const untilMs = Date.parse(`${answers.until}T23:59:59+08:00`);
	return sign("delegate", { to, acts, untilMs });
});
