import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { Door } from "../door.ts";
import { binaryType, jsonType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import { shape } from "../openapi/shapes.ts";
import { DoorError } from "../problems/problem.ts";
import { immutable, sendTagged } from "../send-tagged.ts";

const json = (schema: object) => ({ "application/json": { schema } });

const head: Operation = {
	id: "head",
	tag: "record",
	summary: { zh: "账本现状", en: "Where the record stands" },
	answer: {
		about: { zh: "高度、时间、长度与根", en: "Height, time, size and roots" },
		content: json(shape("Head")),
	},
	problems: ["not-ready"],
};

const genesis: Operation = {
	id: "genesis",
	tag: "record",
	summary: { zh: "创世文件", en: "The genesis document" },
	description: {
		zh: "审计者由此从头重算整个账本。",
		en: "An auditor recomputes the whole record from here.",
	},
	answer: { about: { zh: "创世文件", en: "The genesis document" }, content: json(Type.Object({})) },
	problems: ["not-ready"],
};

const policy: Operation = {
	id: "policy",
	tag: "record",
	summary: { zh: "信任策略", en: "The trust policy" },
	description: {
		zh: "离线核验证明所需的密钥与法定数。请从可信渠道取得一次并妥善保存。",
		en: "Keys and quorum a proof is checked against offline. Obtain it once from a source you trust and keep it.",
	},
	answer: { about: { zh: "信任策略", en: "The trust policy" }, content: json(shape("TrustPolicy")) },
	problems: ["not-ready"],
};

const block: Operation = {
	id: "block",
	tag: "record",
	summary: { zh: "某高度的区块", en: "The block at a height" },
	description: { zh: "二进制，见 spec/record.md §4。", en: "Binary, see spec/record.md §4." },
	path: {
		height: { about: { zh: "高度", en: "Height" }, schema: Type.Integer({ minimum: 0 }), example: 1 },
	},
	answer: { about: { zh: "区块", en: "The block" }, content: { [binaryType]: { schema: {} } } },
	problems: ["block-unknown", "not-ready"],
};

/** Where the record stands, what it began with, whom to trust, and its blocks. */
export function addChainRoutes(app: FastifyInstance, { node }: Door): void {
	app.get("/v1/head", { config: { operation: head } }, (_request, reply) => {
		const { height, timeMs, size, root, stateRoot } = node.head();
		const body = {
			ledger: node.genesis.ledger,
			height,
			timeMs,
			size,
			root: toBase64(root),
			stateRoot: toBase64(stateRoot),
		};
		return reply
			.header("content-type", jsonType)
			.header("cache-control", "no-cache")
			.send(JSON.stringify(body));
	});
	for (const [url, operation, document] of [
		["/v1/genesis", genesis, () => node.genesis],
		["/v1/policy", policy, () => node.policy],
	] as const) {
		app.get(url, { config: { operation } }, (_request, reply) =>
			reply
				.header("content-type", jsonType)
				.header("cache-control", "public, max-age=60")
				.send(JSON.stringify(document())),
		);
	}
	app.get<{ Params: { height: string } }>(
		"/v1/blocks/:height",
		{ config: { operation: block } },
		async (request, reply) => {
			const { height } = request.params;
			const bytes = /^(0|[1-9][0-9]{0,14})$/.test(height) ? await node.block(Number(height)) : undefined;
			if (!bytes) throw new DoorError("block-unknown");
			return sendTagged(reply, { type: binaryType, body: bytes, tag: `"block-${height}"`, cache: immutable });
		},
	);
}
