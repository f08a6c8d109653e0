import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { FastifyInstance } from "fastify";
import type { EntrySummary } from "../../store/index/entry.ts";
import type { Door } from "../door.ts";
import { jsonType, textType } from "../media-types.ts";
import { readParameters } from "../parameters.ts";
import { DoorError } from "../problems/problem.ts";
import { immutable, sendTagged } from "../send-tagged.ts";
import {
	EntriesQuery,
	entriesOperation,
	entryOperation,
	partsOperation,
	proofOperation,
} from "./entries-operations.ts";

type At = { Params: { at: string } };

const defaultLimit = 50;

/** `/v1/entries`: the entries of the record, one or many, with their proofs and their parts. */
export function addEntryRoutes(app: FastifyInstance, { node }: Door): void {
	const find = async (at: string): Promise<EntrySummary> => {
		const entry = await node.entry(referenceOf(at));
		if (!entry) throw new DoorError("entry-unknown");
		return entry;
	};
	app.get("/v1/entries", { config: { operation: entriesOperation } }, async (request, reply) => {
		const filter = readParameters(EntriesQuery, request.url);
		const page = await node.entries({ limit: defaultLimit, ...filter });
		return reply
			.header("content-type", jsonType)
			.header("cache-control", "public, max-age=1")
			.send(JSON.stringify(page));
	});
	app.get<At>("/v1/entries/:at", { config: { operation: entryOperation } }, async (request, reply) => {
		const entry = await find(request.params.at);
		const answer = { type: jsonType, body: JSON.stringify(entry), tag: `"entry-${entry.index}"` };
		return sendTagged(reply, { ...answer, cache: "public, max-age=3600" });
	});
	app.get<At>("/v1/entries/:at/proof", { config: { operation: proofOperation } }, async (request, reply) => {
		const { index } = await find(request.params.at);
		const proof = await node.entryProof(index);
		if (proof === undefined) throw new DoorError("entry-unknown");
		reply.header("content-disposition", `inline; filename="entry-${index}.tlog-proof"`);
		return reply.header("content-type", textType).header("cache-control", "no-cache").send(proof);
	});
	app.get<At>("/v1/entries/:at/parts", { config: { operation: partsOperation } }, async (request, reply) => {
		const { index } = await find(request.params.at);
		const parts = await node.entryParts(index);
		if (!parts) throw new DoorError("entry-unknown");
		const body = JSON.stringify({ index, envelope: toBase64(parts.envelope), result: parts.result });
		return sendTagged(reply, { type: jsonType, body, tag: `"parts-${index}"`, cache: immutable });
	});
}

/** A log index or a transaction id. Refuses any other text (DoorError). */
function referenceOf(at: string): number | string {
	if (/^[0-9a-f]{64}$/.test(at)) return at;
	if (/^(0|[1-9][0-9]{0,14})$/.test(at)) return Number(at);
	throw new DoorError("entry-reference");
}
