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

const png = (width: number, height: number) => {
	const head = Uint8Array.from([
		0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
	]);
	const size = new DataView(new ArrayBuffer(8));
	size.setUint32(0, width);
	size.setUint32(4, height);
	return Uint8Array.from([...head, ...new Uint8Array(size.buffer), 8, 6, 0, 0, 0]);
};

// A table of 4 octets before the frame that says the size.
const jpeg = (width: number, height: number) =>
	Uint8Array.from([
		...[0xff, 0xd8, 0xff, 0xdb, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8],
		...[height >> 8, height & 255, width >> 8, width & 255, 3],
	]);

test("a small file that unpacks to a picture of gigabytes is refused, and one whose size cannot be told is no picture", () => {
	const told = (bytes: Uint8Array) => acceptedFile({ name: "a", type: "", bytes });
	assert.equal(told(png(65_535, 65_535)), "pixels");
	assert.equal(told(jpeg(65_535, 65_535)), "pixels");
	assert.equal((told(png(12_000, 9_000)) as { readonly type: string }).type, "image/png");
	assert.equal((told(jpeg(12_000, 9_000)) as { readonly type: string }).type, "image/jpeg");
	assert.equal(told(png(1, 1).slice(0, 20)), "kind");
	assert.equal(told(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0x3c, 0x73])), "kind");
	assert.equal(
		told(Uint8Array.from([0xff, 0xd8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
		"kind",
	);
});

test("nothing and too much are refused", () => {
	assert.equal(acceptedFile(undefined), "missing");
	assert.equal(acceptedFile({ name: "a", type: "", bytes: new Uint8Array() }), "missing");
	const large = new Uint8Array(mostFileBytes + 1);
	large.set(pdf);
	assert.equal(acceptedFile({ name: "a", type: "", bytes: large }), "too-large");
});
