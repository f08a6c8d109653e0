import { rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { Request, Response } from "cosmjs-types/tendermint/abci/types";
import { answer } from "./answer.ts";
import type { Application } from "./application.ts";
import { framed, MessageReader } from "./framing.ts";

/**
 * Serves one engine over a socket of its own. The engine opens four connections; requests of each are answered one after another in the
 * order they arrived. Blocks travel on one of them, so the application never executes beside itself; what is offered to the pool is looked at
 * meanwhile. What fails in the application is told to `failed` and never answered.
 */
export class AbciServer {
	readonly #app: Application;
	readonly #failed: (error: unknown) => void;
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	readonly #turns = new Set<Promise<void>>();
	#closed = false;

	private constructor(app: Application, failed: (error: unknown) => void) {
		this.#app = app;
		this.#failed = failed;
		this.#server = createServer((socket) => this.#serve(socket));
	}

	/** Listens at a Unix socket, in place of one that a killed process left. Rejects where the path cannot be used. */
	static async listen(path: string, app: Application, failed: (error: unknown) => void): Promise<AbciServer> {
		rmSync(path, { force: true });
		const server = new AbciServer(app, failed);
		await new Promise<void>((resolve, reject) => {
			server.#server.once("error", reject);
			server.#server.listen(path, resolve);
		});
		return server;
	}

	/** Hangs up; what is being answered is finished first, and heard by nobody. */
	async close(): Promise<void> {
		this.#closed = true;
		for (const socket of this.#sockets) socket.destroy();
		await new Promise((resolve) => this.#server.close(resolve));
		await Promise.all(this.#turns);
	}

	#serve(socket: Socket): void {
		const reader = new MessageReader();
		let turn = Promise.resolve();
		this.#sockets.add(socket);
		socket.setNoDelay(true);
		// The engine's end is noticed by its process; a broken pipe says nothing more.
		socket.on("error", () => {});
		socket.on("close", () => this.#sockets.delete(socket));
		socket.on("data", (chunk) => {
			try {
				for (const message of reader.push(chunk)) {
					const next = turn.then(() => this.#respond(socket, message));
					this.#turns.delete(turn);
					this.#turns.add(next);
					turn = next;
				}
			} catch (error) {
				this.#fail(error);
			}
		});
	}

	async #respond(socket: Socket, message: Bytes): Promise<void> {
		if (this.#closed) return;
		try {
			const response = await answer(this.#app, Request.decode(message));
			if (!this.#closed) socket.write(framed(Response.encode(response).finish()));
		} catch (error) {
			this.#fail(error);
		}
	}

	#fail(error: unknown): void {
		if (this.#closed) return;
		this.#closed = true;
		for (const socket of this.#sockets) socket.destroy();
		this.#failed(error);
	}
}
