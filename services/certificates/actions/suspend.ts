import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { SuspendInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { changeStatus, notEnded, ownCertificate, roomForChange } from "../rules/own-certificate.ts";
import type { CertificateRecord } from "../schema.ts";

/** Suspends a certificate until it is resumed. Refuses one that is not valid, has ended, or is another department's. */
export const suspend: Action<SuspendInput, { identifier: string; status: "suspended" }, CertificateRecord> = {
	check(context, { identifier }) {
		const record = ownCertificate(context, identifier);
		notEnded(record);
		if (record.status !== "valid") refuse("not-valid");
		roomForChange(record);
		return record;
	},
	apply(context, { identifier, reason }, record) {
		changeStatus(context, { identifier, record }, { status: "suspended", reason });
		return { identifier, status: "suspended" };
	},
};
