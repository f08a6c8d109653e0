import type { CertificateStanding } from "@mingjian/client/credential/status-list.ts";
import { showTime } from "../program/show-time.ts";
import type { Fact, Finding } from "./finding.ts";
import { standingWords } from "./words.ts";

/** A certificate somebody holds, verified. */
export interface Holding {
	readonly kind: "certificate" | "credential" | "qr";
	readonly identifier: string;
	readonly standing: CertificateStanding;
	/** When its status was known; undefined where it was not asked. */
	readonly statusAsOfMs: number | undefined;
	readonly particulars: Readonly<Record<string, unknown>>;
	readonly facts: readonly Fact[];
	readonly cautions?: Finding["cautions"];
}

/** What is said of a genuine certificate: its standing first. Only one in force is ok. */
export function holdingFinding({ kind, identifier, standing, statusAsOfMs, ...rest }: Holding): Finding {
	const { particulars, facts, cautions = [] } = rest;
	const known = statusAsOfMs !== undefined;
	return {
		ok: standing === "valid",
		kind,
		headline: headlineOf(standing, known),
		facts: [
			...Object.entries(particulars).map(([name, value]): Fact => [{ zh: name, en: name }, String(value)]),
			...facts,
			[{ zh: "证照标识", en: "Identifier" }, identifier],
			...(known ? [[{ zh: "状态截至", en: "Status as of" }, showTime(statusAsOfMs)] satisfies Fact] : []),
		],
		cautions: known ? cautions : [...cautions, statusUnknown],
		members: { identifier, standing, particulars, statusAsOfMs: statusAsOfMs ?? null },
	};
}

function headlineOf(standing: CertificateStanding, known: boolean): Finding["headline"] {
	const { zh, en } = standingWords[standing];
	if (standing !== "valid") return { zh: `真实，但${zh}`, en: `Genuine, but ${en}` };
	return known
		? {
				zh: "真实：由该机构颁发，内容未被改动，现在有效",
				en: "Genuine: issued by this department, unchanged, and in force",
			}
		: {
				zh: "真实：由该机构颁发，内容未被改动，在有效期内",
				en: "Genuine: issued by this department, unchanged, within its validity",
			};
}

const statusUnknown = {
	zh: "没有核对是否被暂扣或撤销：加 --status 状态证明或状态列表",
	en: "whether it was suspended or revoked was not checked: add --status with a state proof or a status list",
};
