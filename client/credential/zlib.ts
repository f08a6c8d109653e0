import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";

/** ZLIB (RFC 1950) by whatever the platform has. */
export interface Zlib {
	deflate(bytes: Bytes): Promise<Bytes>;
	/** Refuses what is not ZLIB or unpacks to more than `mostBytes` (Error). */
	inflate(bytes: Bytes, mostBytes: number): Promise<Bytes>;
}

/** By the streams that browsers and Node share. */
export const streamZlib: Zlib = {
	deflate: (bytes) => through(bytes, new CompressionStream("deflate"), Number.POSITIVE_INFINITY),
	inflate: (bytes, mostBytes) => through(bytes, new DecompressionStream("deflate"), mostBytes),
};

async function through(
	bytes: Bytes,
	via: CompressionStream | DecompressionStream,
	most: number,
): Promise<Bytes> {
	const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(via);
	const parts: Bytes[] = [];
	let size = 0;
	const reader = stream.getReader();
	for (let read = await reader.read(); !read.done; read = await reader.read()) {
		size += read.value.length;
		if (size > most) {
			await reader.cancel();
			throw new Error(`unpacks to more than ${most} octets`);
		}
		parts.push(read.value);
	}
	return concat(...parts);
}
