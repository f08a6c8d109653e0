import { proveCertificate } from "@mingjian/client/credential/proven-certificate.ts";
import { recordStanding } from "@mingjian/client/credential/standing.ts";
import type { ProvedState, PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { CertificateRecord } from "@mingjian/services/certificates/schema.ts";
import { showDay, showTime } from "../program/show-time.ts";
import type { Fact, Finding } from "./finding.ts";
import { reasonWords, standingWords } from "./words.ts";

const prefix = "certificates.certificate/";

/** The certificate a proved state is of; undefined where it is none, or there is none. */
export function provenCertificate({ key, bytes, block, proof }: ProvedState) {
	if (!key.startsWith(prefix) || !bytes) return undefined;
	const proven = proveCertificate({
		root: block.stateRoot,
		atMs: block.timeMs,
		identifier: key.slice(prefix.length),
		value: bytes,
		proof,
	});
	return typeof proven === "string" ? undefined : proven;
}

/** What is said of a proved certificate record; undefined where it is none. The moment is the state's own. */
export function certificateFacts(
	state: ProvedState,
	policy: PublishedPolicy,
): Pick<Finding, "headline" | "facts" | "members"> | undefined {
	const proven = provenCertificate(state);
	if (!proven) return undefined;
	const { record, identifier } = proven;
	const standing = recordStanding(record, record.status, state.asOf.timeMs);
	const words = standingWords[standing];
	return {
		headline: {
			zh: `已证明：这个证照${words.zh}`,
			en: `Proved: this certificate is ${words.en}`,
		},
		facts: [...recordFacts(record, policy), ...changeFacts(record)],
		members: { certificate: { identifier, standing, ...record } },
	};
}

/** Type, issuer, validity and what is public, as the record says. */
export function recordFacts(record: CertificateRecord, policy: PublishedPolicy): Fact[] {
	const { type, issuer, validFromMs, validUntilMs, publicFields = {} } = record;
	return [
		[{ zh: "类型", en: "Type" }, type],
		[{ zh: "颁发机构", en: "Issued by" }, departmentWords(issuer, policy)],
		[{ zh: "有效期", en: "Valid" }, validityWords(validFromMs, validUntilMs)],
		...Object.entries(publicFields).map(([name, value]): Fact => [{ zh: name, en: name }, value]),
	];
}

/** A department by the name the policy gives it. */
export function departmentWords(account: string, { issuers }: Pick<PublishedPolicy, "issuers">): Words {
	const known = issuers.find(({ department }) => department === account);
	return known ? known.name : { zh: account, en: account };
}

export function validityWords(fromMs: number, untilMs: number | undefined): Words {
	const from = showDay(fromMs);
	return untilMs === undefined
		? { zh: `${from} 起长期`, en: `from ${from}, without end` }
		: { zh: `${from} 至 ${showDay(untilMs - 1)}`, en: `${from} to ${showDay(untilMs - 1)}` };
}

function changeFacts({ changes = [], next, previous }: CertificateRecord): Fact[] {
	return [
		...changes.map(({ status, atMs, reason }): Fact => {
			const [what, why] = [standingWords[status], reasonWords(reason)];
			const when = showTime(atMs);
			return [
				{ zh: "变更", en: "Change" },
				{ zh: `${what.zh}，${when}（${why.zh}）`, en: `${what.en}, ${when} (${why.en})` },
			];
		}),
		...(next === undefined ? [] : [[{ zh: "新版", en: "Followed by" }, next] satisfies Fact]),
		...(previous === undefined ? [] : [[{ zh: "前一版", en: "Follows" }, previous] satisfies Fact]),
	];
}
