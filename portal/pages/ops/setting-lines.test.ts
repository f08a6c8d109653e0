import assert from "node:assert/strict";
import { test } from "node:test";
import { settingLines } from "./setting-lines.ts";

test("settings are listed by their paths, and what opens something is masked", () => {
	const configuration = {
		port: 8400,
		metricsToken: "0123456789abcdef",
		city: { name: { zh: "坪山市", en: "Pingshan" } },
		passkey: { origins: ["https://a.example", "https://b.example"] },
		backup: { folder: undefined },
	};
	assert.deepEqual(settingLines(configuration), [
		{ path: "port", value: "8400" },
		{ path: "metricsToken", value: "******" },
		{ path: "city.name.zh", value: "坪山市" },
		{ path: "city.name.en", value: "Pingshan" },
		{ path: "passkey.origins", value: "https://a.example, https://b.example" },
		{ path: "backup.folder" },
	]);
});
