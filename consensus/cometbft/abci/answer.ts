import { type Request, Response } from "cosmjs-types/tendermint/abci/types";
import type { Application } from "./application.ts";

type Answer = Partial<Response>;

/** Table: how each request is answered. Vote extensions are not offered, so their requests never come. */
const answers: {
	readonly [R in keyof Request]?: (
		app: Application,
		request: NonNullable<Request[R]>,
	) => Answer | Promise<Answer>;
} = {
	echo: (_, { message }) => ({ echo: { message } }),
	flush: () => ({ flush: {} }),
	info: async (app, request) => ({ info: await app.info(request) }),
	initChain: async (app, request) => ({ initChain: await app.initChain(request) }),
	query: async (app, request) => ({ query: await app.query(request) }),
	checkTx: async (app, request) => ({ checkTx: await app.checkTx(request) }),
	prepareProposal: async (app, request) => ({ prepareProposal: await app.prepareProposal(request) }),
	processProposal: async (app, request) => ({ processProposal: await app.processProposal(request) }),
	finalizeBlock: async (app, request) => ({ finalizeBlock: await app.finalizeBlock(request) }),
	commit: async (app) => ({ commit: await app.commit() }),
	listSnapshots: async (app) => ({ listSnapshots: await app.listSnapshots() }),
	loadSnapshotChunk: async (app, request) => ({ loadSnapshotChunk: await app.loadSnapshotChunk(request) }),
	offerSnapshot: async (app, request) => ({ offerSnapshot: await app.offerSnapshot(request) }),
	applySnapshotChunk: async (app, request) => ({ applySnapshotChunk: await app.applySnapshotChunk(request) }),
};

/** Answers one request; one that this application does not serve is an exception, which ends the engine. */
export async function answer(app: Application, request: Request): Promise<Response> {
	for (const [name, respond] of Object.entries(answers)) {
		const asked = request[name as keyof Request];
		if (asked)
			return Response.fromPartial(await (respond as (a: Application, r: unknown) => Answer)(app, asked));
	}
	return Response.fromPartial({ exception: { error: "this application does not serve that request" } });
}
