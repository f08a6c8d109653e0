import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Answer, Answerer } from "./answerer.ts";
import type { Door } from "./door.ts";
import { RequestHead } from "./request-head.ts";

/** Takes a new connection, and hands it on to the HTTP parser where that is wanted. */
export type SocketLane = (socket: Socket, handOn: () => void) => void;

const longestSilenceMs = 10_000;

/**
 * Serves connections that post single binary envelopes, each in one piece, without the HTTP parser and its objects, which cost
 * the main thread more than the rest of a request does. It reads nothing it is not certain of: at the first request of any
 * other kind, or not all there at once, the connection is the parser's for good, that request included.
 */
export function socketLane(door: Door, answerer: Answerer): SocketLane {
	const { requestMs, keepAliveMs } = door.configuration.limits;
	const idle = new Set<LaneSocket>();
	const setting: LaneSetting = {
		door,
		answerer,
		idle,
		keepAliveMs,
		headers: `keep-alive: timeout=${Math.floor(keepAliveMs / 1000)}\r\n`,
	};
	door.stop.addEventListener("abort", () => {
		for (const each of idle) each.end();
	});
	return (socket, handOn) => {
		socket.setTimeout(Math.min(requestMs, longestSilenceMs));
		new LaneSocket(socket, handOn, setting);
	};
}

interface LaneSetting {
	readonly door: Door;
	readonly answerer: Answerer;
	/** Connections on which nothing is being answered. */
	readonly idle: Set<LaneSocket>;
	readonly keepAliveMs: number;
	readonly headers: string;
}

/** One connection while it is in the lane. */
class LaneSocket {
	readonly #socket: Socket;
	readonly #handOn: () => void;
	readonly #setting: LaneSetting;
	/** The head of the last request: the next one is nearly always the same. */
	#head: RequestHead | undefined;
	#busy = false;
	/** The client has sent its last octet. */
	#ended = false;
	/** What came before the answer to the request ahead of it was out. */
	#waiting: Buffer | undefined;

	readonly #onData = (chunk: Buffer) => this.#receive(chunk);
	readonly #onEnd = () => this.#finish();
	readonly #onTimeout = () => {
		if (!this.#busy) this.#socket.destroy();
	};
	readonly #onError = () => this.#socket.destroy();
	readonly #onClose = () => this.#setting.idle.delete(this);

	constructor(socket: Socket, handOn: () => void, setting: LaneSetting) {
		this.#socket = socket;
		this.#handOn = handOn;
		this.#setting = setting;
		setting.idle.add(this);
		socket.on("data", this.#onData);
		socket.on("end", this.#onEnd);
		socket.on("timeout", this.#onTimeout);
		socket.on("error", this.#onError);
		socket.on("close", this.#onClose);
	}

	/** Ends a connection on which nothing is being answered. */
	end(): void {
		// A client that does not close its side must not keep the socket.
		this.#socket.destroySoon();
	}

	#receive(chunk: Buffer): void {
		if (this.#busy) {
			this.#waiting = chunk;
			this.#socket.pause();
			return;
		}
		const head = this.#head?.begins(chunk) ? this.#head : RequestHead.read(chunk);
		const { door } = this.#setting;
		const whole = head !== undefined && head.length + head.bodyLength === chunk.length;
		if (!whole || door.node.trouble() !== undefined || door.stop.aborted) {
			this.#leave(chunk);
			return;
		}
		this.#head = head;
		this.#ask(new Uint8Array(chunk.buffer, chunk.byteOffset + head.length, head.bodyLength), head);
	}

	#ask(envelope: Uint8Array, head: RequestHead): void {
		const { answerer, idle } = this.#setting;
		this.#busy = true;
		idle.delete(this);
		answerer(
			envelope,
			() => head.acceptLanguage,
			(answer) => this.#answer(answer),
		);
	}

	#answer({ status, head, body }: Answer): void {
		const { door, keepAliveMs, headers, idle } = this.#setting;
		const last = this.#ended || door.stop.aborted;
		const socket = this.#socket;
		this.#busy = false;
		if (socket.destroyed) return;
		const line = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
		const connection = last ? "connection: close\r\n" : headers;
		const length = Buffer.byteLength(body);
		// What is ASCII throughout need not be encoded.
		socket.write(
			`${line}${head}${connection}date: ${dateNow()}\r\ncontent-length: ${length}\r\n\r\n${body}`,
			length === body.length ? "latin1" : "utf8",
		);
		if (last) {
			socket.destroySoon();
			return;
		}
		socket.setTimeout(keepAliveMs);
		idle.add(this);
		this.#next();
	}

	/** Goes on with what came meanwhile. */
	#next(): void {
		const chunk = this.#waiting;
		if (!chunk) return;
		this.#waiting = undefined;
		this.#socket.resume();
		this.#receive(chunk);
	}

	#finish(): void {
		this.#ended = true;
		if (!this.#busy) this.end();
	}

	#leave(chunk: Buffer): void {
		const socket = this.#socket;
		this.#setting.idle.delete(this);
		socket.off("data", this.#onData);
		socket.off("end", this.#onEnd);
		socket.off("timeout", this.#onTimeout);
		socket.off("error", this.#onError);
		socket.off("close", this.#onClose);
		socket.setTimeout(0);
		socket.pause();
		socket.unshift(chunk);
		this.#handOn();
		socket.resume();
	}
}

let dateText = "";
let dateSecond = 0;

/** The time as HTTP says it, made once a second. */
function dateNow(): string {
	const second = Math.floor(Date.now() / 1000);
	if (second !== dateSecond) {
		dateSecond = second;
		dateText = new Date(second * 1000).toUTCString();
	}
	return dateText;
}
