import { parseTilePath } from "@mingjian/ledger/merkle/log/tiles.ts";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { Door } from "../door.ts";
import { binaryType, textType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import { DoorError } from "../problems/problem.ts";
import { immutable, sendTagged } from "../send-tagged.ts";

const bytesContent = { [binaryType]: { schema: {} } };

const checkpoint: Operation = {
	id: "checkpoint",
	tag: "log",
	summary: { zh: "已签名的检查点", en: "The signed checkpoint" },
	description: { zh: "C2SP tlog-checkpoint。", en: "C2SP tlog-checkpoint." },
	answer: {
		about: { zh: "检查点", en: "The checkpoint" },
		content: { "text/plain": { schema: Type.String() } },
	},
	problems: ["not-ready"],
};

const position = {
	about: {
		zh: "切片序号，如 x001/x234/067 或 x001/067.p/12",
		en: "Tile index, such as x001/x234/067 or x001/067.p/12",
	},
	schema: Type.String({ pattern: "^(x[0-9]{3}/)*[0-9]{3}(\\.p/[0-9]{1,3})?$" }),
	example: "000.p/1",
};

const tile: Operation = {
	id: "tile",
	tag: "log",
	summary: { zh: "账本切片", en: "A tile of the log" },
	description: { zh: "C2SP tlog-tiles：并排的哈希。", en: "C2SP tlog-tiles: hashes side by side." },
	path: {
		level: {
			about: { zh: "层，0 至 6", en: "Level, 0 to 6" },
			schema: Type.Integer({ minimum: 0, maximum: 6 }),
			example: 0,
		},
		position,
	},
	answer: { about: { zh: "切片", en: "The tile" }, content: bytesContent },
	problems: ["tile-unknown", "not-ready"],
};

const bundle: Operation = {
	...tile,
	id: "entry-bundle",
	summary: { zh: "账本叶子", en: "A bundle of the log's leaves" },
	description: {
		zh: "C2SP tlog-tiles：每个叶子前有两字节大端长度。",
		en: "C2SP tlog-tiles: each leaf after its length as u16be.",
	},
	path: { position },
};

/** `/checkpoint` and `/tile/…`: the log as static files (C2SP tlog-tiles), below no prefix. */
export function addTileRoutes(app: FastifyInstance, door: Door): void {
	const { node } = door;
	app.get("/checkpoint", { config: { operation: checkpoint } }, (_request, reply) =>
		reply.header("content-type", textType).header("cache-control", "no-cache").send(node.checkpoint()),
	);
	const serve = async (url: string) => {
		const name = parseTilePath(url.slice(1));
		if (!name) return undefined;
		const { kind, index, width } = name;
		return kind === "entries" ? node.bundle(index, width) : node.tile(name.level, index, width);
	};
	for (const [url, operation] of [
		["/tile/:level/*", tile],
		["/tile/entries/*", bundle],
	] as const) {
		app.get(url, { config: { operation } }, async (request, reply) => {
			const bytes = await serve(request.url);
			if (!bytes) throw new DoorError("tile-unknown");
			return sendTagged(reply, { type: binaryType, body: bytes, tag: `"${request.url}"`, cache: immutable });
		});
	}
}
