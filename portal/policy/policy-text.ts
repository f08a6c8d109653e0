import type { ProofPolicy } from "@mingjian/client/verify/verdict.ts";
import type { FormerKey } from "@mingjian/ledger/note/policy.ts";

const header = "mingjian/trust/1";

/**
 * What proofs are checked against, one fact a line. Its SHA-256 is the fingerprint a city prints on paper and a person compares:
 * `curl …/policy.txt | sha256sum`. Departments' keys are not in it, so that it changes only when the record's own keys do.
 */
export function policyText(policy: ProofPolicy): string {
	const { ledger, origin, logKeys, cosigners, quorum, executors = [], executionQuorum, passkeys } = policy;
	const { formerLogKeys = [], formerCosigners = [], formerExecutors = [] } = policy;
	const former = (name: string, keys: readonly FormerKey[]) =>
		keys.map(({ key, lastSize }) => `former-${name} ${lastSize} ${key}`);
	const lines = [
		header,
		`ledger ${ledger}`,
		`origin ${origin}`,
		...logKeys.map((key) => `log-key ${key}`),
		...former("log-key", formerLogKeys),
		...cosigners.map((key) => `cosigner ${key}`),
		...former("cosigner", formerCosigners),
		`quorum ${quorum}`,
		...executors.map((key) => `executor ${key}`),
		...former("executor", formerExecutors),
		...(executors.length === 0 ? [] : [`execution-quorum ${executionQuorum ?? 0}`]),
		`passkey-rp ${passkeys.rpId}`,
		...passkeys.origins.map((each) => `passkey-origin ${each}`),
	];
	return `${lines.join("\n")}\n`;
}

/** Reads such a text; undefined for any other, another spelling of the same facts included. */
export function parsePolicyText(text: string): ProofPolicy | undefined {
	const all = (name: string) =>
		text.split("\n").flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));
	const executors = all("executor");
	const former = (name: string): FormerKey[] =>
		all(`former-${name}`).map((line) => {
			const [lastSize, ...key] = line.split(" ");
			return { key: key.join(" "), lastSize: Number(lastSize) };
		});
	const formerKeys = {
		formerLogKeys: former("log-key"),
		formerCosigners: former("cosigner"),
		formerExecutors: former("executor"),
	};
	const executing = { executors, executionQuorum: Number(all("execution-quorum")[0]) };
	const policy: ProofPolicy = {
		ledger: all("ledger")[0] ?? "",
		origin: all("origin")[0] ?? "",
		logKeys: all("log-key"),
		...Object.fromEntries(Object.entries(formerKeys).filter(([, keys]) => keys.length > 0)),
		cosigners: all("cosigner"),
		quorum: Number(all("quorum")[0]),
		...(executors.length === 0 ? {} : executing),
		passkeys: { rpId: all("passkey-rp")[0] ?? "", origins: all("passkey-origin") },
	};
	return policyText(policy) === text ? policy : undefined;
}
