import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { describeFault, describeSettings } from "./describe.ts";
import { fields, variableOf } from "./fields.ts";
import { type ConfigurationSources, loadConfiguration } from "./load.ts";
import { readConfiguration } from "./read-configuration.ts";

function good(sources: ConfigurationSources) {
	const loaded = loadConfiguration(sources);
	assert.ok(loaded.ok, JSON.stringify(loaded));
	return loaded;
}

function faultsOf(sources: ConfigurationSources) {
	const loaded = loadConfiguration(sources);
	assert.ok(!loaded.ok);
	return loaded.faults.map(({ name, value, from }) => [name, value, from]);
}

describe("configuration", () => {
	test("nothing said gives a whole configuration that listens to this machine alone", () => {
		const { configuration, notices } = good({});
		assert.equal(configuration.host, "127.0.0.1");
		assert.equal(configuration.publicUrl, "http://localhost:8400");
		assert.deepEqual(configuration.passkey, { rpId: "localhost", origins: ["http://localhost:8400"] });
		assert.deepEqual(configuration.city, { name: { zh: "坪山市", en: "Pingshan" }, divisionCode: "449900" });
		assert.equal(configuration.metricsToken, undefined);
		assert.deepEqual(notices, []);
	});

	test("overrides win over the environment, and the environment over the file", () => {
		const file = JSON.stringify({
			port: 1,
			host: "a",
			city: { name: { zh: "甲" } },
			passkey: { origins: ["https://a.example"], rpId: "a.example" },
		});
		const environment = {
			MINGJIAN_PORT: "2",
			MINGJIAN_HOST: "b",
			MINGJIAN_PASSKEY_ORIGINS: "https://a.example, https://b.a.example",
			PATH: "/bin",
		};
		const { configuration } = good({ file, environment, overrides: { port: "3" } });
		assert.deepEqual([configuration.port, configuration.host, configuration.city.name.zh], [3, "b", "甲"]);
		assert.deepEqual(configuration.passkey.origins, ["https://a.example", "https://b.a.example"]);
	});

	test("passkeys follow the public address", () => {
		const { configuration } = good({
			environment: { MINGJIAN_PUBLIC_URL: "https://record.city.example/ledger" },
		});
		assert.deepEqual(configuration.passkey, {
			rpId: "record.city.example",
			origins: ["https://record.city.example"],
		});
	});

	test("everything wrong is reported at once, by the name it was given under", () => {
		const file = JSON.stringify({ block: { intervalMs: -1, colour: 1 }, ledger: "UPPER", colour: "red" });
		const environment = {
			MINGJIAN_PORT: "80a",
			MINGJIAN_CITY_DIVISION_CODE: "12",
			MINGJIAN_METRICS_TOKEN: "short",
		};
		assert.deepEqual(faultsOf({ file, environment, overrides: { logLevel: "loud", nothing: 1 } }), [
			["block.colour", undefined, "file"],
			["colour", undefined, "file"],
			["nothing", undefined, "override"],
			["MINGJIAN_PORT", "80a", "environment"],
			["logLevel", "loud", "override"],
			["MINGJIAN_METRICS_TOKEN", "******", "environment"],
			["ledger", "UPPER", "file"],
			["MINGJIAN_CITY_DIVISION_CODE", "12", "environment"],
			["block.intervalMs", "-1", "file"],
		]);
	});

	test("settings that contradict each other are refused", () => {
		assert.deepEqual(
			faultsOf({
				overrides: { "passkey.origins": ["https://evil.example"], "passkey.rpId": "city.example" },
			}),
			[["passkey.origins", "https://evil.example", "default"]],
		);
		assert.deepEqual(
			faultsOf({ overrides: { "limits.bodyBytes": 1024 * 1024, "limits.jsonBytes": 1024 * 1024 } }).map(
				([name]) => name,
			),
			["limits.batchBytes"],
		);
	});

	test("a file that is not an object is refused", () => {
		for (const file of ["", "[]", "null", "{", '"x"'])
			assert.deepEqual(faultsOf({ file }), [["mingjian.json", undefined, "file"]]);
	});

	test("a variable nobody knows is noticed and does not stop the node", () => {
		const { notices } = good({ environment: { MINGJIAN_PROT: "1" } });
		assert.deepEqual(
			notices.map(({ name }) => name),
			["MINGJIAN_PROT"],
		);
	});

	test("the effective settings are printed in both languages with secrets masked", () => {
		const { settings } = good({ environment: { MINGJIAN_METRICS_TOKEN: "0123456789abcdef" } });
		const en = describeSettings(settings, "en");
		assert.equal(en.length, fields.length);
		assert.ok(
			en.includes(
				"metricsToken = ******  [MINGJIAN_METRICS_TOKEN]  bearer token of /metrics; open if not set",
			),
		);
		assert.ok(describeSettings(settings, "zh").includes("port = 8400  [default]  监听端口，0 为任选"));
		assert.doesNotMatch(en.join(), /0123456789abcdef/);
	});

	test("a fault says what is allowed", () => {
		const loaded = loadConfiguration({ environment: { MINGJIAN_PORT: "70000" } });
		assert.ok(!loaded.ok);
		assert.equal(
			describeFault(loaded.faults[0]!, "en"),
			"MINGJIAN_PORT = 70000: port to listen at, 0 for any: must be an integer from 0 to 65535",
		);
		assert.equal(
			describeFault(loaded.faults[0]!, "zh"),
			"MINGJIAN_PORT = 70000: 监听端口，0 为任选应为0 至 65535 的整数",
		);
	});

	test("the file is read from its folder; one that cannot be read is not passed over", () => {
		const folder = mkdtempSync(join(tmpdir(), "mingjian-configuration-"));
		try {
			assert.ok(readConfiguration(folder, {}).ok);
			const file = join(folder, "mingjian.json");
			writeFileSync(file, '{"port":5}');
			const loaded = readConfiguration(folder, {});
			assert.ok(loaded.ok && loaded.configuration.port === 5);
			rmSync(file);
			assert.ok(!readConfiguration(file.replace("mingjian.json", "\0"), {}).ok);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	test("every setting has a variable of its own, and its default is allowed", () => {
		assert.equal(new Set(fields.map(variableOf)).size, fields.length);
		for (const field of fields) {
			const { configuration } = good(
				field.initial === undefined ? {} : { overrides: { [field.path]: field.initial } },
			);
			assert.ok(configuration);
		}
	});

	test("no input makes it throw", () => {
		const value = fc.oneof(fc.string(), fc.integer().map(String), fc.constant(undefined));
		const environment = fc.dictionary(
			fc.oneof(fc.constantFrom(...fields.map(variableOf)), fc.string()),
			value,
		);
		const overrides = fc.dictionary(
			fc.oneof(fc.constantFrom(...fields.map(({ path }) => path)), fc.string()),
			fc.anything(),
		);
		fc.assert(
			fc.property(
				fc.oneof(fc.json(), fc.string()),
				environment,
				overrides,
				(file, environment, overrides) => {
					loadConfiguration({ file, environment, overrides });
				},
			),
		);
	});
});
