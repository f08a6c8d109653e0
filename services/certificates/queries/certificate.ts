import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { standingAt } from "../rules/standing.ts";
import { certificates } from "../state.ts";
import type { CertificateParameters, CertificateResult } from "./results.ts";

/** One certificate, what it is worth now or was worth at a moment, and the stamp that proves its history complete. */
export const readCertificate: Query<CertificateParameters, Static<typeof CertificateResult>> = (
	context,
	parameters,
) => {
	const { identifier, atMs = context.timeMs } = parameters;
	const record = context.get(certificates, identifier);
	const stamp = context.stamp(certificates, identifier);
	return record && stamp && { identifier, record, standing: standingAt(record, atMs), atMs, ...stamp };
};
