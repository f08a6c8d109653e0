import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import { certificates } from "../state.ts";
import type { CertificatesParameters, CertificatesResult } from "./results.ts";

/** Certificates by type, issuer and status, or by words among what is public by law. */
export const listCertificates: Query<CertificatesParameters, Static<typeof CertificatesResult>> = (
	context,
	{ type, issuer, status, text, ...page },
) => {
	const order = text === undefined ? { order: "index" } : { text };
	const found = context.find(certificates, pageFind(page, { type, issuer, status }, order));
	return pageFrom(found, (record, identifier) => ({ identifier, record }));
};
