import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { listen } from "./server.ts";
import { newCitizen, type OpenDoor, openDoor, signed } from "./testing/open-door.ts";

interface Received {
	readonly id: string;
	readonly event: string;
	readonly data: {
		id: string;
		source: string;
		type: string;
		subject: string;
		time: string;
		data: { index: number; actor: string };
	};
}

describe("live events on real sockets", () => {
	let door: OpenDoor;
	let url: string;
	before(async () => {
		door = await openDoor({ overrides: { "limits.streams": 2, publicUrl: "https://record.example" } });
		url = await listen(door.app, door.configuration);
	});
	after(() => door.close());

	/** Reads events until there are as many, then leaves. */
	const read = async (count: number, query = "", headers = {}, begun = () => {}): Promise<Received[]> => {
		const stop = new AbortController();
		const response = await fetch(`${url}/v1/events${query}`, { headers, signal: stop.signal });
		assert.equal(response.status, 200);
		begun();
		let text = "";
		const decoder = new TextDecoder();
		const events = () =>
			text
				.split("\n\n")
				.slice(0, -1)
				.filter((block) => block.startsWith("id: "));
		for await (const chunk of response.body!) {
			text += decoder.decode(chunk, { stream: true });
			if (events().length >= count) break;
		}
		stop.abort();
		return events().map((block) => {
			const [, id, event, data] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block)!;
			return { id: id!, event: event!, data: JSON.parse(data!) };
		});
	};

	test("an entry arrives live as a CloudEvent with its log index, the same as when read later", async () => {
		const citizen = newCitizen();
		const [live] = await read(1, "", {}, () => void door.node.submit(signed({}, citizen)));
		const { entries } = await door.node.entries({ actor: citizen.account, limit: 1 });
		const [entry] = entries;
		assert.deepEqual(live, {
			id: String(entry?.index),
			event: "entry",
			data: {
				specversion: "1.0",
				id: String(entry?.index),
				source: "https://record.example",
				type: "mingjian.entry",
				subject: "identity/register",
				time: new Date(entry?.timeMs ?? 0).toISOString(),
				datacontenttype: "application/json",
				data: entry,
			},
		});
		const [again] = await read(1, `?after=${Number(live?.id) - 1}`);
		assert.deepEqual(again, live);
	});

	test("a reader that comes back misses nothing and gets nothing twice, while entries arrive", async () => {
		const from = door.node.head().size;
		const total = 60;
		const writing = (async () => {
			for (let i = 0; i < total; i++) await door.node.submit(signed());
		})();
		const got: string[] = [];
		while (got.length < total) {
			const headers = got.length > 0 ? { "last-event-id": got.at(-1)! } : {};
			const some = await read(Math.min(7, total - got.length), `?after=${from - 1}`, headers);
			got.push(...some.map(({ id }) => id));
		}
		await writing;
		const written = await door.node.entries({ fromIndex: from, limit: 200 });
		assert.deepEqual(got.slice(0, total), written.entries.map(({ index }) => String(index)).slice(0, total));
	});

	test("a reader gets only what it asked for", async () => {
		const citizen = newCitizen();
		const from = door.node.head().size;
		for (const each of [undefined, citizen, undefined])
			await door.node.submit(each ? signed({}, each) : signed());
		for (const filter of [`actor=${citizen.account}`, `touched=identity.account/${citizen.account}`]) {
			const [first] = await read(1, `?after=${from - 1}&${filter}`);
			assert.equal(first?.data.data.actor, citizen.account);
		}
	});

	test("wrong places and filters are refused", async () => {
		const refused = async (query: string, headers = {}) =>
			(await door.app.inject({ url: `/v1/events${query}`, headers })).json();
		for (const query of ["?after=-1", "?after=x", "?colour=red", "?service=NOT", "?touched=nothing.kept/x"])
			assert.equal((await refused(query)).code, "parameters-invalid", query);
		const { errors } = await refused("", { "last-event-id": "one" });
		assert.deepEqual(
			errors.map(({ pointer }: { pointer: string }) => pointer),
			["/Last-Event-ID"],
		);
	});

	test("more readers than the limit are turned away until one leaves", async () => {
		const stops = [new AbortController(), new AbortController()];
		for (const { signal } of stops) await fetch(`${url}/v1/events`, { signal });
		const turned = await fetch(`${url}/v1/events`);
		assert.deepEqual([turned.status, (await turned.json()).code], [503, "streams-full"]);
		for (const stop of stops) stop.abort();
		for (let tries = 0; tries < 500; tries++) {
			const answer = await fetch(`${url}/v1/events`, { method: "HEAD" });
			if (answer.status === 200) return;
		}
		assert.fail("no place became free");
	});
});
