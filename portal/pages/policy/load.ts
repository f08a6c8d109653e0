import type { PublishedPolicy } from "@mingjian/services/governance/schema.ts";
import { trustPolicy } from "../../policy/trust-policy.ts";
import type { Load } from "../page.ts";

/** The trust policy: its page shows it, its JSON form is the document verifiers keep, its text form is what is fingerprinted. */
export interface PolicyModel {
	readonly published: PublishedPolicy;
	readonly text: string;
	readonly fingerprint: string;
}

export const loadPolicy: Load<PolicyModel> = ({ city }) => trustPolicy(city);
