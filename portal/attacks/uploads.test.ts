import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { type Planted, pdf, plant } from "./planted-city.ts";

let city: OpenCity;
let planted: Planted;
let materials: string;
let code: string;

before(async () => {
	city = await openCity();
	planted = await plant(city);
	materials = planted.addresses.citizen.find((each) => each.endsWith("/materials"))!;
	const { body } = await planted.citizen.get(materials);
	code = /name="code" value="([^"]+)"/.exec(body)![1]!;
});
after(() => city?.close());

async function upload(bytes: Uint8Array | string, name = "plan.pdf", type = "application/pdf") {
	await planted.citizen.get(materials);
	const files = { [`file-${code}`]: new File([bytes as never], name, { type }) };
	return planted.citizen.post(materials, { code }, { files });
}

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const kept = async () => /已上传：<strong>([^<]*)</.exec((await planted.citizen.get(materials)).body)?.[1];

const disguised: readonly (readonly [what: string, bytes: Uint8Array | string])[] = [
	["a page", "<!doctype html><script>alert(1)</script>"],
	["a picture that is a program", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
	["an archive", latin("PK\x03\x04\x14\x00\x00\x00\x08\x00")],
	["a packed bomb", gzipSync(Buffer.alloc(20_000_000))],
	["a program", latin("MZ\x90\x00\x03")],
	["a document with macros", latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
	["a page before a document", `<script>alert(1)</script>${pdf}`],
	["a document not at the beginning", `\n\n${pdf}`],
	["a GIF that is a script", "GIF89a=1;alert(1)"],
	["a picture without its first part", latin("\x89PNG\r\n\x1a\n<script>alert(1)</script>xxxx")],
	["a photo that is a page", latin("\xff\xd8\xff<html><script>alert(1)</script></html>")],
];

for (const [what, bytes] of disguised) {
	test(`${what} is not taken for a PDF or a picture, whatever it is called and said to be`, async () => {
		for (const [name, type] of [
			["plan.pdf", "application/pdf"],
			["plan.png", "image/png"],
		] as const) {
			const { status, body } = await upload(bytes, name, type);
			assert.equal(status, 422);
			assert.match(body, /只收 PDF、JPEG 和 PNG/);
		}
	});
}

test("a picture of four thousand million pixels in a hundred octets is refused", async () => {
	const size = "\x00\x00\xff\xff\x00\x00\xff\xff\x08\x06\x00\x00\x00";
	const { status, body } = await upload(
		latin(`\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR${size}`),
		"a.png",
		"image/png",
	);
	assert.equal(status, 422);
	assert.match(body, /像素太多/);
});

test("a document that is a page as well is a document by name and type, and no address of the portal shows it as anything", async () => {
	const both = `%PDF-1.7\n<html><script>alert(1)</script>\n%%EOF`;
	assert.equal((await upload(both, "both.html", "text/html")).status, 303);
	assert.equal(await kept(), "both.html");
	for (const path of [materials, ...planted.addresses.citizen]) {
		const { body, headers } = await planted.citizen.get(path);
		assert.ok(!body.includes("<html><script>"), path);
		assert.equal(headers.get("x-content-type-options"), "nosniff", path);
	}
});

test("a file's name keeps no path, no control character and nothing that turns the reading direction", async () => {
	for (const [name, plain] of [
		["../../../etc/cron.d/plan.pdf", "plan.pdf"],
		["C:\\Users\\plan.pdf", "plan.pdf"],
		["plan\u202Efdp.exe", "planfdp.exe"],
		["\u2066plan\u2069\u200B.pdf", "plan.pdf"],
		["plan\u0007\u009F.pdf", "plan.pdf"],
		["图".repeat(400), "图".repeat(120)],
	] as const) {
		assert.equal((await upload(pdf, name)).status, 303, JSON.stringify(name));
		assert.equal(await kept(), plain);
	}
});

test("too large a file is refused with advice, and one far too large before it is read", async () => {
	const large = Buffer.concat([Buffer.from(pdf), Buffer.alloc(8_000_000)]);
	const { status, body } = await upload(large);
	assert.equal(status, 422);
	assert.match(body, /超过 8 MB/);
	assert.equal((await upload(Buffer.concat([Buffer.from(pdf), Buffer.alloc(13_000_000)]))).status, 413);
});

test("a body that says it is packed is not unpacked", async () => {
	const cookie = [...planted.citizen.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
	const packed = gzipSync(Buffer.concat([Buffer.from("csrf="), Buffer.alloc(100_000_000, 97)]));
	const begun = performance.now();
	const { status } = await fetch(city.address + materials, {
		method: "POST",
		body: packed,
		headers: {
			cookie,
			origin: city.address,
			"content-type": "application/x-www-form-urlencoded",
			"content-encoding": "gzip",
		},
		redirect: "manual",
	});
	assert.ok([400, 403, 413, 415, 422].includes(status), String(status));
	assert.ok(performance.now() - begun < 2000);
});

test("a form of a hundred thousand fields is refused, and soon", async () => {
	const boundary = "x";
	const part = `--${boundary}\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n`;
	const many = `${part.repeat(150_000)}--${boundary}--\r\n`;
	const cases = [
		[`multipart/form-data; boundary=${boundary}`, many],
		["application/x-www-form-urlencoded", "a&".repeat(120_000)],
	] as const;
	for (const [type, body] of cases) {
		const begun = performance.now();
		const { status } = await fetch(`${city.address}/preferences`, {
			method: "POST",
			body,
			headers: { origin: city.address, "content-type": type },
		});
		assert.equal(status, 400);
		assert.ok(performance.now() - begun < 1500, `${type} took ${performance.now() - begun} ms`);
	}
});

test("a field's name opens nothing that is no material", async () => {
	for (const name of ["__proto__", "constructor", "../plan", "x"]) {
		await planted.citizen.get(materials);
		const files = { [`file-${name}`]: new File([pdf], "plan.pdf") };
		assert.equal((await planted.citizen.post(materials, { code: name }, { files })).status, 404, name);
	}
});

test("a file in the place of the token, or of a text, is none", async () => {
	await planted.citizen.get(materials);
	const files = { csrf: new File(["x"], "token"), [`file-${code}`]: new File([pdf], "plan.pdf") };
	assert.equal((await planted.citizen.post(materials, { code }, { files, csrf: null })).status, 403);
});

test("a certificate's file that is no certificate is refused with a reason, whatever is wrong with it", async () => {
	const wallet = planted.citizen;
	const { identifier, ...rest } = JSON.parse(certificateText()) as { readonly identifier: string };
	const deep = `${"[".repeat(60_000)}${"]".repeat(60_000)}`;
	const files = [
		"<script>alert(1)</script>",
		pdf,
		"\u0000",
		"[".repeat(200_000),
		"x".repeat(300_000),
		JSON.stringify({ ...rest, identifier: "x".repeat(100_000) }),
		JSON.stringify({ ...rest, identifier: "a/../b\u0000" }),
		JSON.stringify({ ...rest, identifier, type: "business-licence" }),
		JSON.stringify({ ...rest, identifier, particulars: "DEEP" }).replace('"DEEP"', `{"a":${deep}}`),
		JSON.stringify({ ...rest, identifier, particulars: { ["__proto__"]: 1, name: "李" } }),
	];
	for (const text of files) {
		await wallet.get("/me/wallet");
		const certificate = new File([text], "a.mjcert.json");
		const { status, body } = await wallet.post("/me/wallet", {}, { files: { certificate } });
		assert.equal(status, 422, text.slice(0, 60));
		assert.match(body, /error-summary|notice-error|role="alert"/, text.slice(0, 60));
	}
});

function certificateText(): string {
	const seats = new Set(city.seats.map(({ account }) => account));
	const texts = readdirSync(city.examples)
		.filter((name) => name.endsWith(".mjcert.json"))
		.map((name) => readFileSync(`${city.examples}/${name}`, "utf8"));
	return texts.find((text) =>
		seats.has((JSON.parse(text) as { holder?: { account: string } }).holder?.account ?? ""),
	)!;
}

test("nobody uploads to a draft that is another's, or without signing in", async () => {
	const files = { [`file-${code}`]: new File([pdf], "theirs.pdf") };
	const nobody = new PlainBrowser(city.address);
	assert.match((await nobody.post(materials, { code }, { files })).location ?? "", /^\/sign-in/);
	const other = city.seats.find(({ kind, account }) => kind === "citizen" && account !== planted.account)!;
	const stranger = await new PlainBrowser(city.address).takeSeat(other.account);
	await stranger.get("/me/security");
	assert.equal((await stranger.post(materials, { code }, { files })).status, 404);
	assert.notEqual(await kept(), "theirs.pdf");
});
