import { connect, type Socket } from "node:net";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

interface Asked {
	resolve(answer: Answer): void;
	reject(error: unknown): void;
}

export interface Answer {
	readonly status: number;
	readonly body: string;
}

/** One keep-alive HTTP/1.1 connection that posts bytes or asks for a page and reads the answer, with as little work as a client can do. */
export class Connection {
	readonly #socket: Socket;
	#asked: Asked | undefined;
	#received = "";

	static open(port: number): Promise<Connection> {
		return new Promise((resolve, reject) => {
			const socket = connect({ port, host: "127.0.0.1", noDelay: true });
			socket.once("error", reject);
			socket.once("connect", () => resolve(new Connection(socket)));
		});
	}

	private constructor(socket: Socket) {
		this.#socket = socket;
		socket.setEncoding("latin1");
		socket.on("data", (text: string) => this.#receive(text));
		socket.on("error", (error) => this.#asked?.reject(error));
		socket.on("close", () => this.#asked?.reject(new Error("connection closed")));
	}

	post(path: string, type: string, body: Bytes): Promise<Answer> {
		return new Promise((resolve, reject) => {
			this.#asked = { resolve, reject };
			const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n`;
			this.#socket.cork();
			this.#socket.write(head, "latin1");
			this.#socket.write(body);
			this.#socket.uncork();
		});
	}

	get(path: string): Promise<Answer> {
		return new Promise((resolve, reject) => {
			this.#asked = { resolve, reject };
			this.#socket.write(
				`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/html, */*;q=0.5\r\naccept-encoding: gzip\r\n\r\n`,
				"latin1",
			);
		});
	}

	close(): void {
		this.#asked = undefined;
		this.#socket.destroy();
	}

	#receive(text: string): void {
		this.#received += text;
		const end = this.#received.indexOf("\r\n\r\n");
		if (end < 0) return;
		const length = Number(/content-length: (\d+)/i.exec(this.#received.slice(0, end))?.[1]);
		if (this.#received.length < end + 4 + length) return;
		const status = Number(this.#received.slice(9, 12));
		const body = this.#received.slice(end + 4, end + 4 + length);
		this.#received = "";
		const asked = this.#asked;
		this.#asked = undefined;
		asked?.resolve({ status, body });
	}
}
