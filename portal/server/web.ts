// The part of a Fastify server that pages need, written down here so that the portal depends on no server.

export interface WebRequest {
	readonly url: string;
	readonly method: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly params: unknown;
	/** Who asks, as far as the network says; of a proxy only where the node trusts it. */
	readonly ip: string;
	/** The octets that came with a POST. */
	readonly body?: unknown;
}

export interface WebReply {
	code(status: number): WebReply;
	header(name: string, value: string | number | readonly string[]): WebReply;
	headers(values: Readonly<Record<string, string>>): WebReply;
	send(body?: unknown): WebReply;
	/** Answers as the server answers an address it does not have. */
	callNotFound(): unknown;
}

export type WebHandler = (request: WebRequest, reply: WebReply) => unknown;

export interface WebApp {
	get(path: string, handler: WebHandler): unknown;
	get(
		path: string,
		options: { readonly config: { readonly otherMethods: true } },
		handler: WebHandler,
	): unknown;
	post(path: string, handler: WebHandler): unknown;
	addHook(name: "onClose", hook: () => Promise<void>): unknown;
	/** Asks the same server without a network. */
	inject(request: {
		readonly method: "GET" | "POST";
		readonly url: string;
		readonly headers: Readonly<Record<string, string>>;
		readonly payload?: Buffer;
	}): Promise<{
		readonly statusCode: number;
		readonly headers: Readonly<Record<string, unknown>>;
		readonly rawPayload: Buffer;
	}>;
	removeAllContentTypeParsers(): unknown;
	addContentTypeParser(
		type: string,
		options: { readonly parseAs: "buffer"; readonly bodyLimit: number },
		parser: (request: unknown, body: Buffer, done: (error: null, body: Buffer) => void) => void,
	): unknown;
}
