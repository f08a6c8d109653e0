import { MAX_ADD_CHECKPOINT_BYTES } from "@mingjian/ledger/note/add-checkpoint.ts";
import type { FastifyInstance } from "fastify";
import type { Cosigner } from "../../witness/witness-server.ts";

/** `POST /add-checkpoint`: this node's own cosignature (C2SP tlog-witness), below no prefix. */
export function addCheckpointRoute(app: FastifyInstance, cosigner: Cosigner): void {
	app.register(async (scope) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser(
			"*",
			{ parseAs: "buffer", bodyLimit: MAX_ADD_CHECKPOINT_BYTES },
			(_request, body, done) => done(null, body),
		);
		scope.post("/add-checkpoint", async (request, reply) => {
			const body = request.body instanceof Buffer ? new Uint8Array(request.body) : new Uint8Array(0);
			const { status, type, body: text } = await cosigner.addCheckpoint(body);
			return reply.code(status).header("content-type", type).header("cache-control", "no-store").send(text);
		});
	});
}
