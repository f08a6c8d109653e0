// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { crc32, deflateSync } from "node:zlib";
import type { Browser } from "playwright-core";

/** Colours of a picture: what fits four bits a pixel. */
const most = 16;

/** A screenshot with the sixteen colours it uses most and no others, which makes it a fraction of its size. */
export async function fewColours(browser: Browser, picture: Buffer): Promise<Buffer> {
	const { width, height, pixels } = await pixelsOf(browser, picture);
	const palette = paletteOf(pixels);
	const known = new Map<number, number>();
	const rows = Buffer.alloc(height * (1 + Math.ceil(width / 2)));
	for (let y = 0; y < height; y++) {
		const from = y * (1 + Math.ceil(width / 2)) + 1;
		for (let x = 0; x < width; x++) {
			const colour = colourAt(pixels, y * width + x);
			const index = known.get(colour) ?? nearest(palette, colour);
			known.set(colour, index);
			rows[from + (x >> 1)]! |= x % 2 === 0 ? index << 4 : index;
		}
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width);
	head.writeUInt32BE(height, 4);
	head.set([4, 3, 0, 0, 0], 8);
	const colours = Buffer.from(palette.flatMap((each) => [each >> 16, (each >> 8) & 255, each & 255]));
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	const body = deflateSync(rows, { level: 9 });
	return Buffer.concat([
		signature,
		chunk("IHDR", head),
		chunk("PLTE", colours),
		chunk("IDAT", body),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

interface Pixels {
	readonly width: number;
	readonly height: number;
	readonly pixels: Buffer;
}

async function pixelsOf(browser: Browser, picture: Buffer): Promise<Pixels> {
	const page = await browser.newPage();
	const read = await page.evaluate(async (base64) => {
		const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
		const bitmap = await createImageBitmap(new Blob([bytes]));
		const canvas = document.createElement("canvas");
		const { width, height } = Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
		const context = canvas.getContext("2d")!;
		context.drawImage(bitmap, 0, 0);
		const { data } = context.getImageData(0, 0, width, height);
		let text = "";
		for (let at = 0; at < data.length; at += 8192)
			text += String.fromCharCode(...data.subarray(at, at + 8192));
		return { width, height, base64: btoa(text) };
	}, picture.toString("base64"));
	await page.close();
	return { width: read.width, height: read.height, pixels: Buffer.from(read.base64, "base64") };
}

function colourAt(pixels: Buffer, at: number): number {
	return (pixels[at * 4]! << 16) | (pixels[at * 4 + 1]! << 8) | pixels[at * 4 + 2]!;
}

// Often used, and not nearly the same as one that is used more.
function paletteOf(pixels: Buffer): number[] {
	const counts = new Map<number, number>();
	for (let at = 0; at < pixels.length / 4; at++) {
		const colour = colourAt(pixels, at);
		counts.set(colour, (counts.get(colour) ?? 0) + 1);
	}
	const palette: number[] = [];
	for (const [colour] of [...counts].sort((a, b) => b[1] - a[1])) {
		if (palette.length === most) break;
		if (palette.every((each) => distance(each, colour) > 300)) palette.push(colour);
	}
	return palette;
}

function nearest(palette: readonly number[], colour: number): number {
	let best = 0;
	for (let at = 1; at < palette.length; at++)
		if (distance(palette[at]!, colour) < distance(palette[best]!, colour)) best = at;
	return best;
}

function distance(one: number, other: number): number {
	const parts = [16, 8, 0].map((shift) => ((one >> shift) & 255) - ((other >> shift) & 255));
	return parts.reduce((sum, part) => sum + part * part, 0);
}

function chunk(type: string, content: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type), content]);
	const ends = Buffer.alloc(8);
	ends.writeUInt32BE(content.length);
	ends.writeUInt32BE(crc32(named), 4);
	return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
