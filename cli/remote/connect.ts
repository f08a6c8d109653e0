import { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import { VaultClient } from "@mingjian/client/seal/vault-client.ts";
import { usageError } from "../program/cli-error.ts";
import type { Invocation, Option } from "../program/command.ts";
import { plain } from "../program/language.ts";

/** The option of every command that asks a node. */
export const urlOption: Option = {
	name: "url",
	value: "URL",
	about: {
		zh: "节点网址（默认 MINGJIAN_URL 或 http://localhost:8400）",
		en: "the node (MINGJIAN_URL or http://localhost:8400 if not given)",
	},
};

const nearby = "http://localhost:8400";
/** A person is waiting: trouble is told after about two seconds. */
const attempts = 4;

/** A client of the node a command names. Refuses an address that is none (exit 2). */
export function connect(
	url: string | undefined,
	{ environment, language }: Pick<Invocation, "environment" | "language">,
): MingjianClient {
	return new MingjianClient(addressOf(url, environment), { language, attempts });
}

/** The vault of the same node, for its ledger. Refuses what `connect` refuses. */
export async function connectVault(
	url: string | undefined,
	invocation: Pick<Invocation, "environment" | "language">,
): Promise<VaultClient> {
	const { environment, language } = invocation;
	const ledger = await connect(url, invocation).ledger();
	return new VaultClient({ baseUrl: addressOf(url, environment), ledger, language, attempts });
}

function addressOf(url: string | undefined, environment: Invocation["environment"]): string {
	const address = url ?? environment.MINGJIAN_URL ?? nearby;
	const parsed = URL.canParse(address) ? new URL(address) : undefined;
	if (parsed && /^https?:$/.test(parsed.protocol)) return address;
	throw usageError(
		"url",
		{ zh: "节点网址应以 http:// 或 https:// 开头", en: "the node's address begins with http:// or https://" },
		{ details: [plain(address)] },
	);
}
