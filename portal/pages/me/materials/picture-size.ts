/** Width and height of a picture in pixels, as its head says. */
export interface PictureSize {
	readonly width: number;
	readonly height: number;
}

// Start-of-frame markers of JPEG (ITU-T T.81 table B.1): all of C0 to CF but DHT, JPG and DAC.
const frames = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const ihdr = [0x49, 0x48, 0x44, 0x52];

/** The size of a PNG picture; undefined where its first part is not the one that says it (PNG §11.2.1). */
export function pngSize(bytes: Uint8Array): PictureSize | undefined {
	if (bytes.length < 24 || !ihdr.every((octet, at) => bytes[12 + at] === octet)) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The size of a JPEG picture; undefined where no frame begins before the picture does. */
export function jpegSize(bytes: Uint8Array): PictureSize | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let at = 2; at + 9 <= bytes.length; ) {
		if (bytes[at] !== 0xff) return undefined;
		const marker = bytes[at + 1]!;
		if (marker === 0xff) at++;
		else if (frames.has(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
		else if (marker === 0xda || marker === 0xd9) return undefined;
		// Markers without a part of their own: TEM and RST.
		else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
		else at += 2 + view.getUint16(at + 2);
	}
	return undefined;
}
