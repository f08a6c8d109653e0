import type { PublishedPolicy } from "@mingjian/services/governance/schema.ts";
import type { City } from "../city/city.ts";
import { fingerprint } from "./fingerprint.ts";
import { policyText } from "./policy-text.ts";

/** The trust policy in force, as text and fingerprint too. */
export interface TrustPolicy {
	readonly published: PublishedPolicy;
	readonly text: string;
	readonly fingerprint: string;
	/** As /policy.json gives it, departments' keys and names with it, and the fingerprint of these very octets. */
	readonly document: string;
	readonly documentFingerprint: string;
}

/** Reads the policy the record publishes. A record without one is not a city's (TypeError). */
export async function trustPolicy(city: City): Promise<TrustPolicy> {
	const published = await city.ask<PublishedPolicy>("governance", "trust-policy", {});
	if (!published) throw new TypeError("the record publishes no trust policy");
	const text = policyText(published);
	const document = JSON.stringify(published);
	return {
		published,
		text,
		fingerprint: fingerprint(text),
		document,
		documentFingerprint: fingerprint(document),
	};
}
