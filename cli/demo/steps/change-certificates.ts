import type { Json } from "@mingjian/ledger/record/payload.ts";
import { startOfDay } from "@mingjian/services/certificates/rules/calendar.ts";
import { certificates as certificateRecords } from "@mingjian/services/certificates/state.ts";
import { type DemoCertificate, type DemoSeries, nextOf } from "../demo-certificates.ts";
import type { DemoSetting } from "../demo-setting.ts";
import { actOf, validityOf } from "./issue-certificates.ts";

type Change = "suspend" | "revoke" | "renew" | "replace";

/** Table: what happens to which certificates, counted from the end of their series. */
const changes: readonly (readonly [type: string, fromEnd: number, change: Change, reason?: string])[] = [
	["residence-permit", 1, "revoke", "holder-request"],
	["residence-permit", 2, "revoke", "issued-in-error"],
	["residence-permit", 3, "renew"],
	["residence-permit", 4, "renew"],
	["residence-permit", 5, "replace", "changed"],
	["driving-licence", 1, "suspend", "penalty"],
	["driving-licence", 2, "suspend", "lost"],
	["driving-licence", 3, "revoke", "annulled"],
	["senior-card", 1, "replace", "lost"],
	["business-licence", 1, "revoke", "holder-request"],
	["business-licence", 2, "revoke", "annulled"],
	["business-licence", 3, "replace", "changed"],
	["food-permit", 1, "revoke", "conditions-lost"],
	["food-permit", 2, "suspend", "investigation"],
	["food-permit", 3, "renew"],
];

/** Certificates are suspended, revoked, renewed and replaced, so that there is something to find out. */
export async function changeCertificates(setting: DemoSetting): Promise<void> {
	await Promise.all(
		changes.map(async ([type, fromEnd, change, reason]) => {
			const series = setting.series.find((each) => each.type === type)!;
			const certificate = series.certificates.at(-fromEnd)!;
			if (setting.sender.read(certificateRecords, certificate.identifier)?.status !== "valid") return;
			const given = reason === undefined ? {} : { reason };
			const input = {
				identifier: certificate.identifier,
				...given,
				...successor(setting, { series, certificate, change }),
			};
			await setting.sender.send({ ...whoOf(series, change), action: change, input });
		}),
	);
}

function whoOf(series: DemoSeries, change: Change) {
	if (change === "renew" || change === "replace") return actOf(series);
	const { key, account } = series.office.staff.reviewer;
	return { by: [key.signer], actor: account, onBehalfOf: series.office.account, service: "certificates" };
}

interface Changed {
	readonly series: DemoSeries;
	readonly certificate: DemoCertificate;
	readonly change: Change;
}

function successor({ keys }: DemoSetting, { series, certificate, change }: Changed): Record<string, Json> {
	if (change !== "renew" && change !== "replace") return {};
	const { commitment, publicFields, holder } = nextOf(certificate, keys);
	const { validUntilMs } = validityOf(series, startOfDay(Date.now()));
	return {
		commitment,
		...(publicFields ? { publicFields } : {}),
		...(holder ? { holder: holder.blinded } : {}),
		...(change === "renew" && validUntilMs !== undefined ? { validUntilMs } : {}),
	};
}
