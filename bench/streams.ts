import { connect, type Socket } from "node:net";

/** Many readers of the live stream, who note when each act reaches them. */
export class Streams {
	readonly #sockets: Socket[] = [];
	/** Times of arrival by transaction id. */
	readonly arrivals = new Map<string, number[]>();

	/** Connects so many readers; resolves once all are being told. */
	async open(port: number, count: number): Promise<void> {
		for (let left = count; left > 0; left -= 100)
			await Promise.all(Array.from({ length: Math.min(left, 100) }, () => this.#one(port)));
	}

	/** How many readers have been told of an act. */
	told(id: string): number {
		return this.arrivals.get(id)?.length ?? 0;
	}

	close(): void {
		for (const socket of this.#sockets) socket.destroy();
	}

	#one(port: number): Promise<void> {
		return new Promise((resolve, reject) => {
			const socket = connect({ port, host: "127.0.0.1", noDelay: true });
			this.#sockets.push(socket);
			socket.setEncoding("latin1");
			socket.once("error", reject);
			socket.once("connect", () =>
				socket.write("GET /v1/events HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/event-stream\r\n\r\n"),
			);
			let begun = false;
			socket.on("data", (text: string) => {
				if (!begun && !text.startsWith("HTTP/1.1 200")) reject(new Error(text.slice(0, 200)));
				begun = true;
				resolve();
				this.#note(text);
			});
		});
	}

	#note(text: string): void {
		const now = performance.now();
		for (const [, id] of text.matchAll(/"id":"(?:[^"]*[^0-9a-f])?([0-9a-f]{64})"/g)) {
			const times = this.arrivals.get(id!);
			if (times) times.push(now);
			else this.arrivals.set(id!, [now]);
		}
	}
}
