// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { writeFileSync } from "node:fs";
import { encode } from "uqr";

const width = 640;
const height = 640;
const [dark, light, neutral] = [16, 235, 128];

/** Flags with which Chromium's camera shows the picture of a file, and asks nobody. */
export function cameraFlags(file: string): readonly string[] {
	return [
		"--use-fake-ui-for-media-stream",
		"--use-fake-device-for-media-stream",
		`--use-file-for-fake-video-capture=${file}`,
	];
}

/** Writes a picture as a camera would see a QR code of this text (YUV4MPEG2, one frame that repeats). */
export function writeCameraPicture(file: string, text: string): void {
	const { size, data } = encode(text, { border: 4 });
	const scale = Math.floor(width / size);
	const luma = Buffer.alloc(width * height, light);
	for (const [row, cells] of data.entries()) {
		for (const [column, cell] of cells.entries()) {
			if (!cell) continue;
			for (let line = row * scale; line < (row + 1) * scale; line++)
				luma.fill(dark, line * width + column * scale, line * width + (column + 1) * scale);
		}
	}
	const chroma = Buffer.alloc((width * height) / 2, neutral);
	const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`);
	writeFileSync(file, Buffer.concat([head, luma, chroma]));
}
