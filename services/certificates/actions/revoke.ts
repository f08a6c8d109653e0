import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { RevokeInput } from "../inputs.ts";
import { changeStatus, notEnded, ownCertificate } from "../rules/own-certificate.ts";
import type { CertificateRecord } from "../schema.ts";

/** Ends a certificate for good, whatever its validity. Refuses one that has ended, or is another department's. */
export const revoke: Action<RevokeInput, { identifier: string; status: "revoked" }, CertificateRecord> = {
	check(context, { identifier }) {
		const record = ownCertificate(context, identifier);
		notEnded(record);
		return record;
	},
	apply(context, { identifier, reason }, record) {
		changeStatus(context, { identifier, record }, { status: "revoked", reason });
		return { identifier, status: "revoked" };
	},
};
