import { worded } from "@mingjian/services/schema-words.ts";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { AnchorView } from "../../anchor/anchor-view.ts";
import type { Door } from "../door.ts";
import { jsonType, textType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import { shape } from "../openapi/shapes.ts";
import { readParameters } from "../parameters.ts";
import { DoorError } from "../problems/problem.ts";

const Count = Type.Integer({ minimum: 0 });
const mostListed = 100;

const ListQuery = Type.Object(
	{
		limit: worded(
			Type.Optional(Type.Integer({ minimum: 1, maximum: mostListed })),
			"至多几项（默认二十）",
			"At most so many, 20 if not given",
		),
	},
	{ additionalProperties: false },
);

const ProofQuery = Type.Object(
	{
		index: worded(Count, "账本序号", "Log index"),
		size: worded(
			Type.Optional(Type.Integer({ minimum: 1 })),
			"所持证明文件中检查点的长度",
			"Size of the checkpoint in the proof file at hand",
		),
	},
	{ additionalProperties: false },
);

const list: Operation = {
	id: "anchors",
	tag: "record",
	summary: { zh: "检查点的锚定", en: "Anchors of the log" },
	description: {
		zh: "已写入公开链的检查点，由新到旧，以及正在途中的一项。请从链上自行核对：本节点的话不算数。",
		en: "Checkpoints that stand on a public chain, newest first, and the one on its way. Look at the chain yourself: this node's word does not count.",
	},
	query: ListQuery,
	answer: {
		about: { zh: "位置与各项", en: "Place and anchors" },
		content: { "application/json": { schema: shape("Anchors") } },
	},
	problems: ["parameters-invalid", "anchors-off", "not-ready"],
};

const proof: Operation = {
	id: "anchor-proof",
	tag: "record",
	summary: { zh: "锚定证明", en: "Proof of an anchor" },
	description: {
		zh: "含有该序号的最早一次锚定的证明（spec/anchors.md §3），知道区块哈希即可离线核验。",
		en: "Of the earliest anchor that holds the index (spec/anchors.md §3): verified offline by whoever knows the block's hash.",
	},
	query: ProofQuery,
	answer: {
		about: { zh: "锚定证明", en: "The anchor proof" },
		content: { "text/plain": { schema: Type.String() } },
	},
	problems: [
		"parameters-invalid",
		"anchors-off",
		"anchor-none",
		"anchor-unprovable",
		"anchor-size",
		"not-ready",
	],
};

/** `/v1/anchors`: what of the log stands on a public chain. */
export function addAnchorRoutes(app: FastifyInstance, { anchors }: Door): void {
	const view = (): AnchorView => {
		if (!anchors) throw new DoorError("anchors-off");
		return anchors;
	};
	app.get("/v1/anchors", { config: { operation: list } }, async (request, reply) => {
		const { limit = 20 } = readParameters(ListQuery, request.url);
		return reply
			.header("content-type", jsonType)
			.header("cache-control", "public, max-age=1")
			.send(JSON.stringify(view().summary(limit)));
	});
	app.get("/v1/anchors/proof", { config: { operation: proof } }, async (request, reply) => {
		const { index, size } = readParameters(ProofQuery, request.url);
		const found = view().proof(index, size);
		if (typeof found === "string") throw new DoorError(found);
		reply.header("content-disposition", `inline; filename="entry-${index}.anchor"`);
		return reply.header("content-type", textType).header("cache-control", "no-cache").send(found.text);
	});
}
