import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptedFile, mostFileBytes } from "./accepted-file.ts";

const pdf = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]);

test("a file is what its octets say, whatever its sender calls it", () => {
	assert.deepEqual(acceptedFile({ name: "证明.pdf", type: "text/html", bytes: pdf }), {
		name: "证明.pdf",
		type: "application/pdf",
		bytes: pdf,
	});
	const html = new TextEncoder().encode("<script>alert(1)</script>");
	assert.equal(acceptedFile({ name: "a.pdf", type: "application/pdf", bytes: html }), "kind");
	const svg = new TextEncoder().encode("<svg onload=alert(1)>");
	assert.equal(acceptedFile({ name: "a.png", type: "image/png", bytes: svg }), "kind");
});

test("a name keeps neither a path nor letters nobody sees, and is never empty", () => {
	const nameOf = (name: string) => acceptedFile({ name, type: "", bytes: pdf }) as { readonly name: string };
	assert.equal(nameOf("../../etc/passwd").name, "passwd");
	assert.equal(nameOf("C:\\desk\\a.pdf").name, "a.pdf");
	assert.equal(nameOf("a\u202Efdp.exe\u0000").name, "afdp.exe");
	assert.equal(nameOf("\u200B").name, "file");
	assert.equal(nameOf("长".repeat(300)).name.length, 120);
});

test("nothing and too much are refused", () => {
	assert.equal(acceptedFile(undefined), "missing");
	assert.equal(acceptedFile({ name: "a", type: "", bytes: new Uint8Array() }), "missing");
	const large = new Uint8Array(mostFileBytes + 1);
	large.set(pdf);
	assert.equal(acceptedFile({ name: "a", type: "", bytes: large }), "too-large");
});
