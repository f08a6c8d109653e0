// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import { CaseOfficer } from "@mingjian/client/cases/case-officer.ts";
import { sealingKeyPairOf } from "@mingjian/client/seal/hpke-suite.ts";
import { VaultClient } from "@mingjian/client/seal/vault-client.ts";
import { LandApplicant } from "../land-applicant.ts";
import { seatOf } from "../office.ts";
import type { OpenCity } from "../open-city.ts";

const land = "坪山市自然资源和规划局";
const housing = "坪山市住房和城乡建设局";
const streets = "坪山市城市管理和综合执法局";
const clause = { law: "中华人民共和国土地管理法", article: "第五十二条" };

/** Applications handed in at the portal, which keeps what lies sealed of them for the applicant. */
export interface HandledCases {
	/** Granted, and not handed over yet. */
	readonly granted: string;
	/** Not accepted, so that the applicant may object. */
	readonly declined: string;
}

/** Has a citizen of the demo city apply for land twice, and officers handle both. */
export async function handleCases(city: OpenCity, account: string, item: string): Promise<HandledCases> {
	const applicant = await LandApplicant.enter(city.address, account);
	const clerk = await officer(city, `${land}窗口受理`);
	const declined = await applicant.apply(item);
	await clerk.decline(await clerk.take(declined), { clause, text: "不属于本机关受理范围。" });
	const granted = await applicant.apply(item);
	await clerk.accept(granted);
	for (const [title, stage] of [
		[`${land}审查经办`, "site"],
		[`${housing}审查经办`, "joint"],
		[`${streets}审查经办`, "joint"],
		[`${land}审查经办`, "plan"],
	] as const) {
		const examiner = await officer(city, title);
		await examiner.review(await examiner.take(granted), stage, "agree");
	}
	for (const post of ["审批", "办件主管"]) {
		const decider = await officer(city, land + post);
		await decider.decide(await decider.take(granted), "granted");
	}
	return { granted, declined };
}

async function officer(city: OpenCity, title: string): Promise<CaseOfficer> {
	const { account, signer, opens } = seatOf(city, title);
	const { ledger } = city.configuration;
	return new CaseOfficer({
		client: new MingjianClient(city.address, { ledger }),
		vault: new VaultClient({ baseUrl: city.address, ledger }),
		department: opens!.department,
		account,
		signer,
		sealing: [await sealingKeyPairOf(opens!.seed)],
	});
}
