import { Agent, request } from "node:http";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { EngineTrouble } from "./engine-trouble.ts";

interface Answer {
	readonly result?: unknown;
	readonly error?: { readonly message: string; readonly data?: string };
}

/** Asks the engine over the socket in its folder (JSON-RPC 2.0). */
export class EngineRpc {
	readonly #socketPath: string;
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
	#order = 0;

	constructor(socketPath: string) {
		this.#socketPath = socketPath;
	}

	/** Hands a transaction to the engine's pool; resolves when the pool has it, or had it. Rejects (EngineTrouble) otherwise. */
	async broadcast(tx: Bytes): Promise<void> {
		const result = await this.call("broadcast_tx_sync", { tx: toBase64(tx) }).catch((error: Error) => {
			if (/already exists in cache/.test(error.message)) return { code: 0 };
			throw error;
		});
		const { code } = result as { code: number };
		if (code !== 0) throw new EngineTrouble("engine-rpc", `the pool answered ${code}`);
	}

	/** Any other method. Rejects (EngineTrouble) where there is no answer, or the answer is an error. */
	async call(method: string, params: object = {}): Promise<unknown> {
		const body = JSON.stringify({ jsonrpc: "2.0", id: this.#order++, method, params });
		const { result, error } = JSON.parse(await this.#post(body)) as Answer;
		if (error) throw new EngineTrouble("engine-rpc", `${method}: ${error.message} ${error.data ?? ""}`);
		return result;
	}

	close(): void {
		this.#agent.destroy();
	}

	#post(body: string): Promise<string> {
		return new Promise((resolve, reject) => {
			const failed = (cause: unknown) =>
				reject(new EngineTrouble("engine-rpc", "the engine does not answer", { cause }));
			const asked = request(
				{
					socketPath: this.#socketPath,
					agent: this.#agent,
					method: "POST",
					headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
				},
				(response) => {
					const parts: Buffer[] = [];
					response.on("data", (part) => parts.push(part));
					response.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
					response.on("error", failed);
				},
			);
			asked.on("error", failed);
			asked.end(body);
		});
	}
}
