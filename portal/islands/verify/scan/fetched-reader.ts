import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { CodeReader } from "./read-code.ts";

/** ZXing, from this server: for browsers that read no codes themselves. Rejects where it cannot be fetched. */
export async function fetchedReader(): Promise<CodeReader> {
	await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
	return async (picture) => {
		const [found] = await readBarcodes(picture, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
		return found?.isValid ? found.text : undefined;
	};
}
