import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** A way from one member to another through this process, which can be cut and slowed. */
export class CutProxy {
	readonly #server: Server;
	readonly #target: number;
	readonly #sockets = new Set<Socket>();
	#cut = false;
	/** Milliseconds by which everything on the way is late. */
	delayMs = 0;

	private constructor(target: number) {
		this.#target = target;
		this.#server = createServer((inner) => this.#carry(inner));
	}

	/** Carries to a port of this machine. */
	static async to(target: number): Promise<CutProxy> {
		const proxy = new CutProxy(target);
		await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
		return proxy;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	/** Breaks what goes through and lets nothing through until mended. */
	cut(): void {
		this.#cut = true;
		for (const socket of this.#sockets) socket.destroy();
	}

	mend(): void {
		this.#cut = false;
	}

	async close(): Promise<void> {
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#carry(inner: Socket): void {
		if (this.#cut) {
			inner.destroy();
			return;
		}
		const outer = connect(this.#target, "127.0.0.1");
		const ends = [inner, outer] as const;
		for (const [from, to] of [ends, ends.toReversed()] as [Socket, Socket][]) {
			this.#sockets.add(from);
			from.setNoDelay(true);
			from.on("data", (chunk) => {
				if (this.delayMs === 0) to.write(chunk);
				else setTimeout(() => to.writable && to.write(chunk), this.delayMs);
			});
			from.on("error", () => {});
			from.on("close", () => {
				this.#sockets.delete(from);
				to.destroy();
			});
		}
	}
}
