import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { defaultPage } from "../../terms.ts";
import { certificates } from "../state.ts";
import type { CertificatesParameters, CertificatesResult } from "./results.ts";

/** Certificates by type, issuer and status, or by words among what is public by law. */
export const listCertificates: Query<CertificatesParameters, Static<typeof CertificatesResult>> = (
	context,
	{ text, limit = defaultPage, after, ...where },
) => {
	const { rows, total, next } = context.find(certificates, {
		where,
		...(text === undefined ? { order: "index" } : { text }),
		limit,
		...(after === undefined ? {} : { after }),
	});
	const page = { rows: rows.map(({ key, record }) => ({ identifier: key, record })), total };
	return next === undefined ? page : { ...page, next };
};
