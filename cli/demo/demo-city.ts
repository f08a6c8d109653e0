import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import type { RecordNode } from "@mingjian/node/pipeline/record-node.ts";
import { readKey } from "../keys/read-key.ts";
import { dataFolder } from "../node/data-folder.ts";
import { shortPath } from "../node/short-path.ts";
import { demoCases } from "./demo-cases.ts";
import { demoSeries } from "./demo-certificates.ts";
import { demoCitizens } from "./demo-citizens.ts";
import { DemoKeys } from "./demo-keys.ts";
import { type DemoSeat, demoSeats } from "./demo-seats.ts";
import { DemoSender } from "./demo-sender.ts";
import { DemoServices } from "./demo-services.ts";
import type { DemoSetting } from "./demo-setting.ts";
import { demoOffices } from "./demo-staff.ts";
import { writeExamples } from "./examples.ts";
import { changeCertificates } from "./steps/change-certificates.ts";
import { issueCertificates } from "./steps/issue-certificates.ts";
import { openAccounts } from "./steps/open-accounts.ts";
import { publishCatalogue } from "./steps/publish-catalogue.ts";
import { registerOffices } from "./steps/register-offices.ts";
import { registerSealingKeys } from "./steps/register-sealing-keys.ts";

/** Somebody a reader can act as. */
export interface DemoLogin {
	readonly name: Words;
	readonly account: string;
	readonly file: string;
}

/** What a reader finds in the demo city. */
export interface DemoCity {
	readonly name: Words;
	/** False where an earlier start had seeded everything. */
	readonly seeded: boolean;
	readonly counts: Readonly<
		Record<"departments" | "officers" | "citizens" | "items" | "certificates", number>
	>;
	readonly logins: readonly DemoLogin[];
	/** Everybody as whom the portal lets a reader in. */
	readonly seats: readonly DemoSeat[];
	/** Files below the demo folder that `mingjian verify` understands. */
	readonly examples: readonly string[];
	/** The departments as they act over the node's own door, once it is open. */
	services(url: string): DemoServices;
	/** Publishes the service packs and begins cases over the node's own door, once it is open. What is there already is left. */
	beginCases(url: string): Promise<void>;
}

const casesBegin: Words = {
	zh: "正在发布服务包和办件……",
	en: "publishing service packs and beginning cases …",
};
const seeding: Words = { zh: "正在建立示例城市……", en: "building the sample city …" };

/**
 * Fills the record with the demo city, through the normal door, and writes its keys and example files. What is on the record already is
 * left as it is, so a start that was cut short is finished by the next.
 */
export async function demoCity(
	node: RecordNode,
	{ dataDirectory, city, publicUrl }: Configuration,
	progress: (words: Words) => void,
): Promise<DemoCity> {
	progress(seeding);
	const folder = dataFolder(dataDirectory);
	const keys = DemoKeys.open(folder.demoKeys);
	const offices = demoOffices(keys, city.divisionCode);
	const citizens = demoCitizens(keys, city.divisionCode);
	const setting: DemoSetting = {
		sender: new DemoSender(node),
		operator: readKey(folder.operatorKey, { environment: process.env }),
		keys,
		offices,
		citizens,
		series: demoSeries({ keys, offices, citizens, divisionCode: city.divisionCode }),
		city,
		publicUrl,
		folder,
	};
	const before = node.head().size;
	await registerOffices(setting);
	await openAccounts(setting);
	await registerSealingKeys(setting);
	await publishCatalogue(setting);
	await issueCertificates(setting);
	await changeCertificates(setting);
	const examples = await writeExamples(setting);
	const services = (url: string) => new DemoServices(setting, url, node.genesis.ledger);
	return {
		name: city.name,
		seeded: node.head().size > before,
		counts: countsOf(setting),
		logins: loginsOf(setting),
		seats: demoSeats(setting),
		examples,
		services,
		async beginCases(url) {
			progress(casesBegin);
			await demoCases(services(url));
		},
	};
}

function countsOf({ offices, citizens, series }: DemoSetting): DemoCity["counts"] {
	const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
	return {
		departments: offices.length,
		officers: sum(offices.map(({ staff }) => Object.keys(staff).length)),
		citizens: citizens.length,
		items: sum(offices.map(({ items }) => items.length)),
		certificates: sum(series.map(({ count }) => count)),
	};
}

/** Saves the keys of everybody; names a few of them. */
function loginsOf({ keys, offices, citizens, folder }: DemoSetting): DemoLogin[] {
	const logins: DemoLogin[] = [
		{ name: { zh: "运维方", en: "operator" }, account: "operator:city", file: shortPath(folder.operatorKey) },
	];
	for (const { key, name, account, seal, issuing, staff } of offices) {
		const sealFile = keys.save(`${key}-seal`, seal, account);
		keys.save(`${key}-issuing`, issuing);
		for (const [post, officer] of Object.entries(staff)) {
			const file = keys.save(`${key}-${post}`, officer.key, officer.account);
			if (key !== "market-supervision" || post !== "issuer") continue;
			const { title } = officer;
			logins.push({
				name: {
					zh: `${name.zh}${title.zh} ${officer.name.zh}`,
					en: `${officer.name.en}, ${title.en}, ${name.en}`,
				},
				account: officer.account,
				file: shortPath(file),
			});
		}
		if (key === "civil-affairs")
			logins.push({
				name: { zh: `${name.zh}印章`, en: `Seal of ${name.en}` },
				account,
				file: shortPath(sealFile),
			});
	}
	for (const [at, { key, account, person }] of citizens.entries()) {
		const file = keys.save(`citizen-${at + 1}`, key, account);
		if (at === 0) {
			const { zh, en } = person.name;
			logins.push({ name: { zh: `市民 ${zh}`, en: `${en}, citizen` }, account, file: shortPath(file) });
		}
	}
	return logins;
}
