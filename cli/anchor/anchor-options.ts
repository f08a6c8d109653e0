import { type AnchorAddress, parsePlace } from "@mingjian/consensus/ethereum/place.ts";
import type { FoundAnchor } from "@mingjian/consensus/ethereum/read-anchors.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { usageError } from "../program/cli-error.ts";
import type { Option } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { anchorFailure } from "./anchor-words.ts";

/** The newest anchors that are compared with a log: at one an hour, a week. */
const mostCompared = 168;

/** Options of commands that look at a chain for themselves. */
export const chainOptions: readonly Option[] = [
	{
		name: "anchor",
		value: "PLACE",
		about: {
			zh: "账本锚定在何处：eip155:链:合约:账户，从可信渠道取得",
			en: "where the log is anchored: eip155:CHAIN:CONTRACT:ACCOUNT, from a source you trust",
		},
	},
	{
		name: "rpc",
		value: "URL",
		about: {
			zh: "该链的 JSON-RPC，最好是您自己的节点",
			en: "JSON-RPC of that chain, best of a node of your own",
		},
	},
];

/** Where to look, and whom to ask. */
export interface ChainChoice {
	readonly address: AnchorAddress;
	readonly place: string;
	readonly rpc: string;
}

/** What --anchor and --rpc say; undefined where neither was given. Refuses one without the other, and what is neither (exit 2). */
export function chainChoice(values: Readonly<Record<string, string>>): ChainChoice | undefined {
	return values.anchor === undefined && values.rpc === undefined ? undefined : neededChoice(values);
}

/** What --anchor and --rpc say. Refuses where one is missing or no such thing (exit 2). */
export function neededChoice({ anchor, rpc }: Readonly<Record<string, string>>): ChainChoice {
	const address = anchor === undefined ? undefined : parsePlace(anchor);
	if (!anchor || !address)
		throw usageError(
			"option-value",
			{
				zh: "--anchor 应为 eip155:链:合约:账户",
				en: "--anchor must be eip155:CHAIN:CONTRACT:ACCOUNT",
			},
			{
				details: anchor === undefined ? [] : [plain(anchor)],
				advice: {
					zh: "节点启动时会显示；请从城市另外公布的渠道取得，不要只问被核验的节点。",
					en: "The node shows it when it starts. Take it from where the city publishes it, not from the node you check alone.",
				},
			},
		);
	return { address, place: anchor, rpc: rpcOf(rpc) };
}

/** The address of a chain's JSON-RPC. Refuses none and what is no address (exit 2). */
export function rpcOf(rpc: string | undefined): string {
	if (rpc !== undefined && URL.canParse(rpc) && /^https?:$/.test(new URL(rpc).protocol)) return rpc;
	throw usageError("option-value", {
		zh: "需要 --rpc：该链的 JSON-RPC 网址（http 或 https）",
		en: "--rpc is needed: the http or https address of the chain's JSON-RPC",
	});
}

/** The newest anchors of a log, as the chain has them. Refuses a chain that cannot be asked (exit 3). */
export async function anchorsOnChain({ address, rpc }: ChainChoice, origin: string): Promise<FoundAnchor[]> {
	const { readAnchors } = await import("@mingjian/consensus/ethereum/read-anchors.ts");
	try {
		return await readAnchors({ rpc, address, origin, most: mostCompared });
	} catch (error) {
		throw anchorFailure(error);
	}
}

/** Whose word was taken, for people: a provider's host without the key in its address. */
export function hostOf(rpc: string): string {
	return new URL(rpc).host;
}

/** What rests on what, where a chain was asked. */
export function trustWords({ rpc, place }: Pick<ChainChoice, "rpc" | "place">): Words {
	const host = hostOf(rpc);
	return {
		zh: `所信：${host} 如实告知链上内容；${place} 是城市公布的位置；信任政策中的账本公钥`,
		en: `Trusted here: that ${host} tells what is on the chain, that the city published ${place}, and the log's key in the trust policy`,
	};
}
