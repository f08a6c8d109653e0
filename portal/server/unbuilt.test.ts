import assert from "node:assert/strict";
import { test } from "node:test";
import Fastify from "fastify";
import { addUnbuilt } from "./unbuilt.ts";

test("a portal that was not built says so at the front door and nowhere else", async () => {
	const app = Fastify();
	addUnbuilt(app);
	for (const url of ["/", "/en"]) {
		const answer = await app.inject({ url });
		assert.equal(answer.statusCode, 503);
		assert.match(answer.body, /npm run build/);
	}
	assert.equal((await app.inject({ url: "/services" })).statusCode, 404);
	await app.close();
});
