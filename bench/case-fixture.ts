import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { decodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { announcedYear } from "@mingjian/services/calendar/holiday-years.ts";
import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import {
	type BenchAct,
	type BenchSigner,
	benchSigner,
	department,
	envelope,
	keyOf,
	operator,
} from "./fixture.ts";

const words = (text: string) => ({ zh: text, en: text });
const hashOf = (text: string) => toBase64(sha256(utf8(text)));
const law = { law: "bench", article: "1" };

/** Service items the cases are spread over. */
export const itemCount = 50;
const citizens = Array.from({ length: 8 }, (_, order) => benchSigner("citizen", String(order)));
const clerk = benchSigner("officer", "clerk");
const decider = benchSigner("officer", "decider");

const flow: Flow = {
	title: words("permit"),
	law: [law],
	intake: { role: "case-clerk", days: 5, deemed: false },
	corrections: { most: 2, days: 10 },
	stages: [
		{
			id: "decision",
			title: words("decision"),
			offices: [{ department: department.account as `department:${string}`, role: "case-decider" }],
			days: 5,
			decides: true,
		},
	],
	limits: { statutoryDays: 20, promisedDays: 10 },
	deliveryDays: 10,
	automatic: false,
	materials: [{ code: "form", title: words("form"), required: true }],
	publicMembers: [],
};

/** What a department needs before cases can come: sent one after another. */
export function caseFounding(): Bytes[] {
	const year = new Date().getUTCFullYear();
	const unknown = [year, year + 1, year + 2].filter((each) => !announcedYear(each));
	const identity = (by: BenchSigner, action: string, input: Json) =>
		envelope(by, { service: "identity", action, input });
	return [
		...unknown.map((each) =>
			cases(operator, "publish-calendar", { year: each, notice: "bench", holidays: [], workdays: [] }),
		),
		...[clerk, decider].map((officer, order) =>
			identity(department, "appoint", {
				officer: officer.account,
				key: keyOf(officer),
				name: words("officer"),
				roles: [order === 0 ? "case-clerk" : "case-decider"],
			}),
		),
		...citizens.map((citizen) => identity(citizen, "register", { keys: [keyOf(citizen)] })),
		...Array.from({ length: itemCount }, (_, at) =>
			cases(department, "publish-flow", { item: itemOf(at), flow: flow as unknown as Json }),
		),
	];
}

/** One application. */
export function submitCase(order: number): Bytes {
	return cases(citizens[order % citizens.length]!, "submit", {
		item: itemOf(order % itemCount),
		answers: hashOf(`answers ${order}`),
		materials: [{ code: "form", commitment: hashOf(`form ${order}`) }],
		public: {},
	});
}

/** The id of the case that an application opens. */
export function caseOf(application: Bytes): string {
	const read = decodeEnvelope(application);
	if (typeof read === "string") throw new TypeError(read);
	return Buffer.from(transactionId(read.payload)).toString("hex");
}

/** The clerk accepts. */
export function acceptCase(id: string): Bytes {
	return cases(clerk, "accept", { case: id }, department.account);
}

/** The decider grants. */
export function decideCase(id: string): Bytes {
	return cases(decider, "decide", { case: id, outcome: "granted", clause: law }, department.account);
}

export function itemOf(at: number): string {
	return `BENCH-${String(at).padStart(4, "0")}`;
}

function cases(by: BenchSigner, action: string, input: Json, onBehalfOf?: string): Bytes {
	const act: BenchAct = { service: "cases", action, input, ...(onBehalfOf ? { onBehalfOf } : {}) };
	return envelope(by, act);
}
