// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { certificates } from "@mingjian/services/certificates/state.ts";
import type { OpenCity } from "./open-city.ts";

/** Addresses of a page of each kind that verifies what it shows, by what that is. */
export type PagesWithProofs = Readonly<Record<"entry" | "record" | "absent" | "certificate", string>>;

export async function pagesWithProofs({ node }: OpenCity): Promise<PagesWithProofs> {
	const [entry] = (await node.entries({ service: "catalogue", limit: 1 })).entries;
	const context = node.queryContext("certificates");
	const [certificate] = context.find(certificates, { where: { status: "valid" }, limit: 1 }).rows;
	return {
		entry: `/explorer/r/${entry!.index}`,
		record: `/explorer/state/certificates.certificate/${certificate!.key}`,
		absent: "/explorer/state/identity.account/citizen:nobody",
		certificate: `/certificates/${certificate!.key}`,
	};
}
