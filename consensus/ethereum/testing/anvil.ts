import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { arch, platform } from "node:os";

/** Where npm put the program for this machine; undefined where it has none. */
function anvilPath(): string | undefined {
	const systems: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin", win32: "win32" };
	const machines: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };
	const name = `@foundry-rs/anvil-${systems[platform()]}-${machines[arch()]}`;
	const program = platform() === "win32" ? "anvil.exe" : "anvil";
	const path = new URL(`../../../node_modules/${name}/bin/${program}`, import.meta.url).pathname;
	return existsSync(path) ? path : undefined;
}

/** False where Anvil is here; otherwise what a test that is skipped for want of it says. */
export function anvilMissing(): false | string {
	return anvilPath() ? false : "needs Anvil: npm ci on a machine it is built for";
}

/** Keys of accounts that have money on every Anvil. */
export const richKeys = [
	"ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
	"59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
	"5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
].map((hex) => new Uint8Array(Buffer.from(hex, "hex")));

export const anvilChainId = 31_337;

/** An Ethereum chain of our own in a process of its own: a block is made when a test says so, and two blocks make the one before final. */
export class Anvil {
	readonly url: string;
	readonly #port: number;
	readonly #options: readonly string[];
	#child: ChildProcess;

	static async start(options: readonly string[] = ["--no-mining"]): Promise<Anvil> {
		const port = await freePort();
		const anvil = new Anvil(port, options, run(port, options));
		await anvil.#up();
		return anvil;
	}

	private constructor(port: number, options: readonly string[], child: ChildProcess) {
		this.url = `http://127.0.0.1:${port}`;
		this.#port = port;
		this.#options = options;
		this.#child = child;
	}

	/** Asks the chain's program. Rejects where it says no. */
	async ask<T = unknown>(method: string, ...params: unknown[]): Promise<T> {
		const response = await fetch(this.url, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
		});
		const { result, error } = (await response.json()) as { result: T; error?: { message: string } };
		if (error) throw new Error(`${method}: ${error.message}`);
		return result;
	}

	/** Makes blocks of what waits. */
	async mine(blocks = 1): Promise<void> {
		for (let made = 0; made < blocks; made++) await this.ask("evm_mine");
	}

	/** Kills it; what it held in memory is gone. */
	async stop(): Promise<void> {
		const ended = new Promise((resolve) => this.#child.once("exit", resolve));
		this.#child.kill("SIGKILL");
		await ended;
	}

	/** Stops answering without forgetting, and goes on. */
	pause(): void {
		this.#child.kill("SIGSTOP");
	}

	resume(): void {
		this.#child.kill("SIGCONT");
	}

	/** After `stop`: a new chain at the same address. */
	async again(options: readonly string[] = this.#options): Promise<void> {
		this.#child = run(this.#port, options);
		await this.#up();
	}

	async #up(): Promise<void> {
		for (let tries = 0; ; tries++) {
			try {
				await this.ask("eth_chainId");
				return;
			} catch (error) {
				if (tries === 500) throw error;
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		}
	}
}

function run(port: number, options: readonly string[]): ChildProcess {
	const words = ["--port", String(port), "--slots-in-an-epoch", "1", "--silent", ...options];
	const child = spawn(anvilPath()!, words, { stdio: "ignore" });
	process.once("exit", () => child.kill("SIGKILL"));
	return child;
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
}
