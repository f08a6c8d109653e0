import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sealContent } from "@mingjian/client/seal/sealed-content.ts";
import { encodeSealedFile, mostSealedBytes } from "@mingjian/client/seal/sealed-file.ts";
import { wrapBytes } from "@mingjian/client/seal/wrap.ts";
import { problemType } from "../problems/problem.ts";
import { type OpenDoor, openDoor } from "../testing/open-door.ts";
import { sealedType } from "./vault.ts";

const contentId = "0".repeat(64);

describe("the vault's addresses", () => {
	let door: OpenDoor;
	before(async () => {
		door = await openDoor();
	});
	after(() => door.close());

	const post = async (path: string, type: string, payload: Uint8Array | string) => {
		const headers = { "content-type": type };
		const body = typeof payload === "string" ? payload : Buffer.from(payload);
		return await door.app.inject({ method: "POST", url: `/v1/vault${path}`, headers, payload: body });
	};
	const code = async (path: string, type: string, payload: Uint8Array | string) => {
		const response = await post(path, type, payload);
		assert.equal(response.headers["content-type"], problemType);
		const { status, code: said, titles } = response.json();
		assert.equal(status, response.statusCode);
		assert.ok(titles.zh && titles.en);
		return [status, said];
	};
	const request = (changes: object = {}) =>
		JSON.stringify({
			opening: "owner",
			issuedAt: Date.now(),
			algorithm: 1,
			publicKey: "AAAA",
			signature: "AAAA",
			...changes,
		});

	test("take a sealed file, the same again too, and let it wait for its entry", async () => {
		const { bytes, contentId: id } = await sealContent("test", { kind: "json", value: "x" });
		const file = encodeSealedFile({ wraps: [new Uint8Array(wrapBytes)], bytes });
		for (let time = 0; time < 2; time++) {
			const response = await post("", sealedType, file);
			assert.equal(response.statusCode, 200);
			assert.deepEqual(response.json(), { contentId: id, state: "waiting" });
		}
		assert.deepEqual(await code(`/${id}/wraps`, sealedType, file), [400, "vault-file"]);
		const wraps = file.subarray(0, 2 + wrapBytes);
		assert.deepEqual(await code(`/${id}/wraps`, sealedType, wraps), [404, "vault-content-unknown"]);
	});

	test("refuse what is no sealed file, too large, or of another type", async () => {
		assert.deepEqual(await code("", sealedType, new Uint8Array([1, 200, 3])), [400, "vault-file"]);
		assert.deepEqual(await code("", sealedType, new Uint8Array([1, 0])), [400, "vault-file"]);
		const large = new Uint8Array(mostSealedBytes + 16 * wrapBytes + 3);
		assert.deepEqual(await code("", sealedType, large), [413, "body-too-large"]);
		assert.deepEqual(await code("", "application/octet-stream", "x"), [415, "content-type"]);
		assert.deepEqual(await code("", "application/json", "{}"), [415, "content-type"]);
		assert.deepEqual(await code("", sealedType, ""), [400, "body-empty"]);
	});

	test("refuse a release that is no request, not signed, not now, or of nothing", async () => {
		const at = `/${contentId}/release`;
		const json = "application/json";
		assert.deepEqual(await code(at, json, "{"), [400, "body-not-json"]);
		assert.deepEqual(await code(at, json, "{}"), [400, "body-invalid"]);
		assert.deepEqual(await code(at, json, request({ more: 1 })), [400, "body-invalid"]);
		assert.deepEqual(await code(at, json, request({ opening: "mine" })), [400, "body-invalid"]);
		assert.deepEqual(await code(at, sealedType, request()), [415, "content-type"]);
		assert.deepEqual(await code(at, json, request()), [403, "signature-invalid"]);
		assert.deepEqual(await code(at, json, request({ issuedAt: 0 })), [400, "vault-release-time"]);
	});

	test("cannot be read by asking", async () => {
		for (const path of ["", `/${contentId}`, `/${contentId}/wraps`, `/${contentId}/release`]) {
			const response = await door.app.inject(`/v1/vault${path}`);
			assert.ok([404, 405].includes(response.statusCode), `${path} ${response.statusCode}`);
		}
	});
});
