import { collection } from "@mingjian/ledger/runtime/collection.ts";
import {
	ChainRecord,
	ConsentRecord,
	ContentRecord,
	DenialRecord,
	DisclosureRecord,
	OpeningRecord,
	RequestRecord,
	SealingKeysRecord,
} from "./schema.ts";

/** By holder: a department, or `citizen:` and a tag. */
export const sealingKeys = collection("disclosure.sealing-keys", SealingKeysRecord, { history: true });

/** By content id. */
export const contents = collection("disclosure.content", ContentRecord, {
	history: true,
	columns: ({ tag, group, purpose, responsible, sealedMs, erasedMs }) => ({
		tag,
		group,
		purpose,
		department: responsible,
		sealed: sealedMs,
		status: erasedMs === undefined ? "held" : "erased",
	}),
});

/** By `consentKey`. */
export const consents = collection("disclosure.consent", ConsentRecord, {
	history: true,
	columns: ({ tag, content, department, untilMs, withdrawnMs }) => ({
		tag,
		content,
		department,
		until: untilMs,
		status: withdrawnMs === undefined ? "given" : "withdrawn",
	}),
});

/** By `disclosureKey`, from 1 without gaps. History is kept, so none can be deleted: the next number's absence proves the list whole. */
export const disclosures = collection("disclosure.disclosed", DisclosureRecord, {
	history: true,
	columns: ({ tag, number, department, officer, openedMs, dispute }) => ({
		tag,
		number,
		department,
		officer,
		opened: openedMs,
		dispute: dispute === undefined ? "none" : dispute.answeredMs === undefined ? "open" : "answered",
		due: dispute?.dueMs ?? null,
	}),
});

/** By transaction id of the `open`. */
export const openings = collection("disclosure.opening", OpeningRecord);

/** By tag. */
export const chains = collection("disclosure.chain", ChainRecord);

/** By content id: the latest request about it. */
export const requests = collection("disclosure.request", RequestRecord, {
	history: true,
	columns: ({ tag, kind, department, dueMs, answeredMs, outcome }) => ({
		tag,
		kind,
		department,
		due: dueMs,
		status: answeredMs === undefined ? "open" : (outcome ?? "refused"),
	}),
});

/** By transaction id of the report. */
export const denials = collection("disclosure.denial", DenialRecord, {
	history: true,
	columns: ({ tag, content, asker, code, reportedMs }) => ({
		tag,
		content,
		asker,
		code,
		reported: reportedMs,
	}),
});

export function consentKey(content: string, department: string): string {
	return `${content}/${department}`;
}

export function disclosureKey(tag: string, number: number): string {
	return `${tag}/${number}`;
}
