/** What a browser may have of its own (Shape Detection API). */
interface Detector {
	detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
	new (options: { readonly formats: readonly string[] }): Detector;
	getSupportedFormats(): Promise<readonly string[]>;
}

/** Reads the text of a QR code in a picture; undefined where there is none. */
export type CodeReader = (picture: ImageData) => Promise<string | undefined>;

/** A reader of QR codes: the browser's own, or one that is fetched where it has none. */
export async function codeReader(): Promise<CodeReader> {
	return (await ownReader()) ?? (await import("./fetched-reader.ts")).fetchedReader();
}

async function ownReader(): Promise<CodeReader | undefined> {
	const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
	if (!BarcodeDetector) return undefined;
	const formats: readonly string[] = await BarcodeDetector.getSupportedFormats().catch(() => []);
	if (!formats.includes("qr_code")) return undefined;
	const detector = new BarcodeDetector({ formats: ["qr_code"] });
	return async (picture) => (await detector.detect(picture))[0]?.rawValue;
}

const mostPixels = 2000;

/** The picture of a file, scaled down where it is very large; undefined where it is no picture. */
export async function pictureOf(file: Blob): Promise<ImageData | undefined> {
	const bitmap = await createImageBitmap(file).catch(() => undefined);
	if (!bitmap) return undefined;
	const scale = Math.min(1, mostPixels / Math.max(bitmap.width, bitmap.height));
	const picture = frameOf(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
	bitmap.close();
	return picture;
}

const canvas = document.createElement("canvas");

/** The pixels of something that can be drawn. */
export function frameOf(source: CanvasImageSource, width: number, height: number): ImageData {
	canvas.width = width;
	canvas.height = height;
	const context = canvas.getContext("2d", { willReadFrequently: true })!;
	context.drawImage(source, 0, 0, width, height);
	return context.getImageData(0, 0, width, height);
}
