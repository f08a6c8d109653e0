import assert from "node:assert/strict";
import { test } from "node:test";
import { Terminal } from "./terminal.ts";

function terminalOf(isTTY: boolean, environment: Record<string, string> = {}, json = false) {
	const said = { out: "", error: "" };
	const stream = (name: keyof typeof said) => ({ isTTY, write: (text: string) => (said[name] += text) });
	return { said, terminal: new Terminal(stream("out"), stream("error"), { json, environment }) };
}

test("colours are for people at a terminal who want them", () => {
	assert.equal(terminalOf(true).terminal.style("good", "yes"), "\u001b[32myes\u001b[39m");
	assert.equal(terminalOf(false).terminal.style("good", "yes"), "yes");
	assert.equal(terminalOf(true, { NO_COLOR: "1" }).terminal.style("good", "yes"), "yes");
	assert.equal(terminalOf(true, { TERM: "dumb" }).terminal.style("good", "yes"), "yes");
	assert.equal(terminalOf(true, {}, true).terminal.style("good", "yes"), "yes");
});

test("a line that is replaced leaves no trace, and is not written where nobody watches", () => {
	const watched = terminalOf(true);
	watched.terminal.replace("half");
	watched.terminal.note("done");
	assert.equal(watched.said.error, "half\r\u001b[2Kdone\n");
	const unwatched = terminalOf(false);
	unwatched.terminal.replace("half");
	unwatched.terminal.note("done");
	assert.equal(unwatched.said.error, "done\n");
	assert.equal(unwatched.said.out, "");
});
