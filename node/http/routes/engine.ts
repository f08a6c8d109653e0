import { join } from "node:path";
import { parseJson } from "@mingjian/client/verify/parse-json.ts";
import { enginePath, sockets } from "@mingjian/consensus/cometbft/engine/engine-home.ts";
import { EngineRpc } from "@mingjian/consensus/cometbft/engine/engine-rpc.ts";
import { EngineTrouble } from "@mingjian/consensus/cometbft/engine/engine-trouble.ts";
import type { FastifyInstance } from "fastify";
import type { Door } from "../door.ts";
import { jsonType } from "../media-types.ts";

/** What an engine that begins with a snapshot asks to verify headers: public facts of the chain, and nothing that acts. */
const answered: ReadonlySet<unknown> = new Set(["commit", "validators", "consensus_params"]);

interface Call {
	readonly id: unknown;
	readonly method: string;
	readonly params: object;
}

/**
 * `POST /v1/engine`, on a member of a consortium: headers, votes and members as the engine knows them, for the light client of a newcomer's engine (JSON-RPC 2.0, as
 * CometBFT speaks it). It believes none of it without the votes of more than two thirds.
 */
export function addEngineRoute(app: FastifyInstance, { configuration }: Door): void {
	if (configuration.consensus !== "cometbft") return;
	const rpc = new EngineRpc(join(configuration.dataDirectory, "engine", sockets.commands));
	app.addHook("onClose", async () => rpc.close());
	app.post(enginePath, { bodyLimit: 4096 }, async (request, reply) => {
		const call = callOf(request.body);
		const answer = call ? await ask(rpc, call) : failure(null, "this is not answered here");
		return reply
			.header("content-type", jsonType)
			.header("cache-control", "no-store")
			.send(JSON.stringify({ jsonrpc: "2.0", ...answer }));
	});
}

function callOf(body: unknown): Call | undefined {
	const call =
		body instanceof Buffer ? (parseJson(body.toString("utf8")) as Partial<Call> | undefined) : undefined;
	if (typeof call !== "object" || call === null || !answered.has(call.method)) return undefined;
	const { id, method, params } = call;
	return typeof params === "object" && params !== null ? { id, method: method!, params } : undefined;
}

async function ask(rpc: EngineRpc, { id, method, params }: Call) {
	try {
		return { id, result: await rpc.call(method, params) };
	} catch (error) {
		if (error instanceof EngineTrouble) return failure(id, error.message);
		throw error;
	}
}

function failure(id: unknown, message: string) {
	return { id, error: { code: -32603, message: "Internal error", data: message } };
}
