import { createServer, type Server } from "node:http";

/** Stands before a chain's JSON-RPC: shuts, opens, and leads elsewhere. */
export class RpcGate {
	readonly url: string;
	/** Where it leads; nothing answers while it is undefined. */
	to: string | undefined;
	readonly #server: Server;

	static async open(to: string): Promise<RpcGate> {
		const gate: { one?: RpcGate } = {};
		const server = createServer(async (request, reply) => {
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(chunk as Buffer);
			const leads = gate.one!.to;
			if (leads === undefined) return void reply.destroy();
			const answer = await fetch(leads, {
				method: "POST",
				body: Buffer.concat(chunks),
				headers: { "content-type": "application/json" },
			});
			reply.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		gate.one = new RpcGate(server, to);
		return gate.one;
	}

	private constructor(server: Server, to: string) {
		this.#server = server;
		this.to = to;
		this.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	}

	close(): void {
		this.#server.close();
		this.#server.closeAllConnections();
	}
}
