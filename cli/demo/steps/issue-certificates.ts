import { dayMs, startOfDay } from "@mingjian/services/certificates/rules/calendar.ts";
import { certificates as certificateRecords, types } from "@mingjian/services/certificates/state.ts";
import type { DemoCertificate, DemoSeries } from "../demo-certificates.ts";
import type { DemoSetting } from "../demo-setting.ts";

/** Longest a series takes to be issued; validity must not begin on a day that is over by then. */
const slackMs = 60_000;

/** The departments define their types and issue: one act for many, or one each. */
export async function issueCertificates(setting: DemoSetting): Promise<void> {
	await Promise.all(setting.series.map((series) => issueSeries(setting, series)));
}

async function issueSeries(setting: DemoSetting, series: DemoSeries): Promise<void> {
	const { sender } = setting;
	const validFromMs = startOfDay(Date.now() + slackMs);
	if (!sender.read(types, series.type)) await defineType(setting, series, validFromMs);
	const missing = series.certificates.filter(
		({ identifier }) => !sender.read(certificateRecords, identifier),
	);
	if (missing.length === 0) return;
	const shared = { type: series.type, ...validityOf(series, validFromMs) };
	const act = actOf(series);
	if (series.bulk) {
		await sender.send({
			...act,
			action: "issue-many",
			input: { ...shared, certificates: missing.map(itemOf) },
		});
		return;
	}
	await Promise.all(
		missing.map((each) => sender.send({ ...act, action: "issue", input: { ...shared, ...itemOf(each) } })),
	);
}

/** What the acts of a series' issuing officer have in common. */
export function actOf({ office }: DemoSeries) {
	const { key, account } = office.staff.issuer;
	return { by: [key.signer], actor: account, onBehalfOf: office.account, service: "certificates" };
}

/** Validity of a series from a day on. */
export function validityOf({ validDays }: DemoSeries, validFromMs: number) {
	return {
		validFromMs,
		...(validDays === undefined ? {} : { validUntilMs: validFromMs + validDays * dayMs }),
	};
}

function itemOf({ commitment, serial, publicFields, holder }: DemoCertificate) {
	return {
		commitment,
		serial,
		...(holder ? { holder: holder.blinded } : {}),
		...(publicFields ? { publicFields } : {}),
	};
}

async function defineType(
	{ sender }: DemoSetting,
	series: DemoSeries,
	effectiveFromMs: number,
): Promise<void> {
	const { type, code, name, office, members, publicMembers = [], publicBasis, validDays } = series;
	const properties = Object.fromEntries(
		members.map(([member, zh, en, kind]) => [
			member,
			{ type: "string", words: { zh, en }, ...(kind ? { format: kind } : { maxLength: 200 }) },
		]),
	);
	await sender.send({
		...actOf(series),
		action: "define-type",
		input: {
			type,
			code,
			name: { ...name },
			effectiveFromMs,
			issuers: [office.account],
			validity:
				validDays === undefined ? { openEnded: true } : { longestDays: validDays + 1, openEnded: false },
			particulars: { type: "object", properties, required: members.map(([member]) => member) },
			publicFields: publicMembers,
			...(publicBasis === undefined ? {} : { publicBasis }),
		},
	});
}
