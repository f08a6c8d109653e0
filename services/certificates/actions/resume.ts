import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { ResumeInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { changeStatus, notEnded, ownCertificate, roomForChange } from "../rules/own-certificate.ts";
import type { CertificateRecord } from "../schema.ts";

/** Ends a suspension. Refuses a certificate that is not suspended, has ended, or is another department's. */
export const resume: Action<ResumeInput, { identifier: string; status: "valid" }, CertificateRecord> = {
	check(context, { identifier }) {
		const record = ownCertificate(context, identifier);
		notEnded(record);
		if (record.status !== "suspended") refuse("not-suspended");
		roomForChange(record);
		return record;
	},
	apply(context, { identifier }, record) {
		changeStatus(context, { identifier, record }, { status: "valid", reason: "resumed" });
		return { identifier, status: "valid" };
	},
};
