import type { Fetch } from "@mingjian/client/api/transport.ts";
import type { CaseFile } from "@mingjian/client/cases/case-file.ts";
import type { RecordNode } from "../city/record-node.ts";
import type { Desk } from "../session/desk.ts";
import { type DataRequest, DataRequests } from "./data-requests.ts";
import { Drafts } from "./drafts.ts";
import { Edge } from "./edge.ts";
import { Matters } from "./matters.ts";
import { keepWrap } from "./sealed.ts";
import { SeenMarks } from "./seen-marks.ts";
import { Shows } from "./shows.ts";
import { Wallet } from "./wallet.ts";

/** What the portal keeps for citizens and does for them. */
export interface Me {
	readonly drafts: Drafts;
	readonly matters: Matters;
	readonly edge: Edge;
	readonly wallet: Wallet;
	readonly shows: Shows;
	readonly seen: SeenMarks;
	/** What departments ask to be shown of what others hold. */
	readonly requests: DataRequests;
}

interface MeSetting {
	readonly desk: Desk;
	readonly node: RecordNode;
	readonly fetch: Fetch;
}

/** Opens the citizens' part of the desk. A draft is dropped once what it became is on the record. */
export function openMe({ desk, node, fetch }: MeSetting): Me {
	const { store, clock } = desk;
	const drafts = new Drafts(store, clock);
	const matters = new Matters(store, clock);
	desk.onSigned("handed-in", (given, receipts) => {
		const { draft, tag } = given as { readonly draft: string; readonly tag: string };
		const { case: caseId } = receipts.at(-1)!.result as { readonly case: string };
		matters.handedIn(tag, caseId);
		drafts.drop(draft);
	});
	desk.onSigned("corrected", (given, _receipts, { account }) => {
		const { draft, tag, file } = given as unknown as {
			readonly draft: string;
			readonly tag: string;
			readonly file: CaseFile;
		};
		matters.keep(tag, account!, file);
		drafts.drop(draft);
	});
	const edge = new Edge({ node, clock, fetch });
	const requests = new DataRequests(store, clock);
	desk.onSigned("data-asked", (given) =>
		requests.ask(given as unknown as Omit<DataRequest, "askedMs" | "content">),
	);
	desk.onSigned("consented", async (given) => {
		const { content, wrap, request } = given as {
			readonly content: string;
			readonly wrap: string;
			readonly request?: string;
		};
		await keepWrap(edge, content, wrap);
		if (request !== undefined) requests.answer(request, content);
	});
	const wallet = new Wallet({ store, clock, edge, matters });
	return {
		drafts,
		matters,
		edge,
		wallet,
		shows: new Shows(store, clock),
		seen: new SeenMarks(store),
		requests,
	};
}
