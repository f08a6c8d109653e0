/** One event of a stream. */
export interface StreamEvent {
	readonly id: string | undefined;
	readonly event: string;
	readonly data: string;
}

/** Longest line read, in UTF-16 units; a longer one is no stream of ours. */
const maxLine = 1 << 20;

/** Reads server-sent events (WHATWG HTML §9.2.6) as they come. An event that the end of the stream cuts off is not given. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
	const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
	let rest = "";
	let lines: string[] = [];
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			const parts = (rest + value).split("\n");
			rest = parts.pop()!;
			if (rest.length > maxLine) throw new RangeError("a line of the stream is too long");
			for (const part of parts) {
				const line = part.endsWith("\r") ? part.slice(0, -1) : part;
				if (line !== "") lines.push(line);
				else {
					const event = eventOf(lines);
					lines = [];
					if (event) yield event;
				}
			}
		}
	} finally {
		await reader.cancel().catch(() => {});
	}
}

function eventOf(lines: readonly string[]): StreamEvent | undefined {
	const fields = lines.map((line) => /^([^:]*):? ?(.*)$/s.exec(line)!.slice(1) as [string, string]);
	const last = (name: string) => fields.findLast(([field]) => field === name)?.[1];
	const data = fields.filter(([field]) => field === "data").map(([, value]) => value);
	return data.length > 0
		? { id: last("id"), event: last("event") ?? "message", data: data.join("\n") }
		: undefined;
}
