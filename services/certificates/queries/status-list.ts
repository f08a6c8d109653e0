import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { bitsAt, chunkKey } from "../rules/own-certificate.ts";
import { chunkEntries, listBytes, listEntries } from "../rules/status-bits.ts";
import { listKey, statusLists, typeCodes } from "../state.ts";
import type { StatusListParameters, StatusListResult } from "./results.ts";

/** The octets of one Token Status List; whoever serves it compresses and signs them. */
export const readStatusList: Query<StatusListParameters, Static<typeof StatusListResult>> = (
	context,
	parameters,
) => {
	const { code, issuer, list = 0 } = parameters;
	const type = context.get(typeCodes, code)?.type;
	if (type === undefined) return undefined;
	const record = context.get(statusLists, listKey(type, issuer));
	if (!record || (list > 0 && record.count <= list * listEntries)) return undefined;
	const count = Math.min(record.count - list * listEntries, listEntries);
	const first = (list * listEntries) / chunkEntries;
	const bytes = listBytes(count, (chunk) => bitsAt(context, chunkKey({ type, issuer }, first + chunk)));
	return { code, issuer, list, bits: 2, count, atMs: context.timeMs, bytes: toBase64(bytes) };
};
