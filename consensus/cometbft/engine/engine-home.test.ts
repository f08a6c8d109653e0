import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { newDirectory } from "../../driver/cases/running.ts";
import { engineGenesis } from "./engine-genesis.ts";
import { prepareHome } from "./engine-home.ts";
import { engineFiles, makeEngineKeys, readEngineIdentity } from "./engine-keys.ts";
import { EngineTrouble } from "./engine-trouble.ts";
import { findEngine } from "./find-engine.ts";

const refusedAs = (code: string) => (error: unknown) => error instanceof EngineTrouble && error.code === code;

function founded(home: string, chainId = "city-1") {
	const { validatorKey } = makeEngineKeys(home);
	const record = { height: 0, root: new Uint8Array(32) };
	const members = [{ name: "housing", validatorKey, power: 10 }];
	const genesis = engineGenesis({ chainId, timeMs: Date.UTC(2026, 0, 5), members, record });
	return { home, genesis, listen: "10.1.0.3:26656", peers: ["aa@10.1.0.4:26656", "bb@10.1.0.5:26656"] };
}

test("an engine's keys are made once, and their secrets are for the owner alone", () => {
	const home = newDirectory();
	assert.throws(() => readEngineIdentity(home), refusedAs("engine-keys-missing"));
	const made = makeEngineKeys(home);
	assert.deepEqual(makeEngineKeys(home), made);
	assert.match(made.nodeId, /^[0-9a-f]{40}$/);
	const { nodeKey, validatorKey } = engineFiles(home);
	for (const path of [nodeKey, validatorKey]) assert.equal(statSync(path).mode & 0o777, 0o600);
});

test("an engine's folder says where it listens and whom it knows, and opens nothing else to the network", () => {
	const setting = founded(newDirectory());
	prepareHome(setting);
	const lines = readFileSync(engineFiles(setting.home).configuration, "utf8").split("\n");
	for (const line of [
		'laddr = "tcp://10.1.0.3:26656"',
		'laddr = "unix://rpc.sock"',
		'persistent_peers = "aa@10.1.0.4:26656,bb@10.1.0.5:26656"',
		"pex = false",
	])
		assert.ok(lines.includes(line), line);
	assert.equal(lines.filter((line) => line.includes("tcp://")).length, 1);
});

test("an engine that began one chain refuses the genesis of another", () => {
	const setting = founded(newDirectory());
	prepareHome(setting);
	prepareHome(setting);
	const other = founded(setting.home, "city-2");
	assert.throws(() => prepareHome(other), refusedAs("engine-genesis-other"));
});

test("the engine's program is the configured one, else the installed one, else the one on the PATH", () => {
	const missing = join(newDirectory(), "cometbft");
	assert.equal(existsSync(missing), false);
	assert.throws(() => findEngine(missing), refusedAs("engine-missing"));
	assert.equal(findEngine(process.execPath), process.execPath);
});
