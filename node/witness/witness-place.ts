import { COSIGNER_KEY, parseVkey } from "@mingjian/ledger/note/vkey.ts";
import type { WitnessPlace } from "./ask-witness.ts";

/** Reads "vkey url" of the configuration; undefined where the key is no cosigner's. */
export function witnessPlace(text: string): WitnessPlace | undefined {
	const [vkey = "", url = ""] = text.split(" ");
	const key = parseVkey(vkey);
	return key.ok && key.value.type === COSIGNER_KEY && URL.canParse(url) ? { key: key.value, url } : undefined;
}
