import { limits } from "@mingjian/ledger/record/limits.ts";
import { worded } from "@mingjian/services/schema-words.ts";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { Door } from "../door.ts";
import { jsonType, textType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import { shape } from "../openapi/shapes.ts";
import { readParameters } from "../parameters.ts";
import { DoorError } from "../problems/problem.ts";

const StateKey = Type.String({ minLength: 3, maxLength: limits.stateKey });

const stateProof: Operation = {
	id: "state-proof",
	tag: "state",
	summary: { zh: "状态证明", en: "Proof of a record's state" },
	description: {
		zh: "证明该键此刻的值，或证明没有这条记录。",
		en: "Proves the value at this key as of the head, or that there is none.",
	},
	path: {
		key: {
			about: { zh: "集合/键", en: "collection/key" },
			schema: StateKey,
			example: "identity.account/operator:city",
		},
	},
	answer: {
		about: { zh: "证明文件", en: "The proof file" },
		content: { "text/plain": { schema: Type.String() } },
	},
	problems: ["state-key", "url-invalid", "not-ready"],
};

const HistoryQuery = Type.Object(
	{ key: worded(StateKey, "状态键：集合/键", "State key: collection/key") },
	{ additionalProperties: false },
);

const history: Operation = {
	id: "history",
	tag: "state",
	summary: { zh: "一条记录的完整历史", en: "The whole history of a record" },
	description: {
		zh: "写过该记录的全部交易，由早到晚；与 stamp 对照可证明没有遗漏。",
		en: "Every transaction that wrote the record, oldest first; checked against the stamp, the list is provably complete.",
	},
	query: HistoryQuery,
	answer: {
		about: { zh: "印记与各项", en: "Stamp and entries" },
		content: { "application/json": { schema: shape("History") } },
	},
	problems: ["parameters-invalid", "state-key", "record-unknown", "not-ready"],
};

/** Proofs of single records and their histories. */
export function addStateRoutes(app: FastifyInstance, { node }: Door): void {
	app.get<{ Params: { "*": string } }>(
		"/v1/state/*",
		{ config: { operation: stateProof } },
		async (request, reply) => {
			const proof = await node.stateProof(checkedKey(request.params["*"]));
			return reply.header("content-type", textType).header("cache-control", "no-cache").send(proof);
		},
	);
	app.get("/v1/history", { config: { operation: history } }, async (request, reply) => {
		const key = checkedKey(readParameters(HistoryQuery, request.url).key);
		const { stamp, entries } = await node.history(key);
		if (!stamp && entries.length === 0) throw new DoorError("record-unknown");
		const body = JSON.stringify({ stamp: stamp ?? null, entries });
		return reply.header("content-type", jsonType).header("cache-control", "public, max-age=1").send(body);
	});
}

function checkedKey(key: string): string {
	if (key.length > limits.stateKey || !key.isWellFormed() || !/^[^/]+\/./su.test(key))
		throw new DoorError("state-key");
	return key;
}
