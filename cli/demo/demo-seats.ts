import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { operatorAccount } from "../node/data-folder.ts";
import type { DemoSetting } from "./demo-setting.ts";

/** A person of the demo city as whom the portal lets anybody in. */
export interface DemoSeat {
	readonly account: string;
	readonly kind: "citizen" | "officer" | "operator";
	readonly name: Words;
	readonly title: Words;
	readonly signer: LocalSigner;
	/** The opening key of their department, which the demo city's portal holds unlocked. */
	readonly opens?: { readonly department: string; readonly seed: Uint8Array };
}

const citizenSeats = 6;
const citizenTitle: Words = { zh: "市民", en: "citizen" };
const operatorSeat = {
	name: { zh: "运维方", en: "The operator" },
	title: { zh: "节点与账户", en: "nodes and accounts" },
} as const;

/** The first citizens, every officer and the operator, with their keys. */
export function demoSeats({ citizens, offices, operator, keys }: DemoSetting): DemoSeat[] {
	return [
		...citizens.slice(0, citizenSeats).map(
			({ account, person, key }): DemoSeat => ({
				account,
				kind: "citizen",
				name: person.name,
				title: citizenTitle,
				signer: key.signer,
			}),
		),
		...offices.flatMap(({ key: alias, account: department, name: office, staff }) =>
			Object.values(staff).map(
				({ account, name, title, key, roles }): DemoSeat => ({
					account,
					kind: "officer",
					name,
					title: { zh: `${office.zh}${title.zh}`, en: `${title.en}, ${office.en}` },
					signer: key.signer,
					...(roles.some((role) => role === "data-opener")
						? { opens: { department, seed: keys.sealingSeed(alias) } }
						: {}),
				}),
			),
		),
		{ account: operatorAccount, kind: "operator", ...operatorSeat, signer: operator.signer },
	];
}
