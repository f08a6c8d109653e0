import { trustPolicy } from "../../policy/trust-policy.ts";
import type { Load } from "../page.ts";

export interface VerifyModel {
	readonly fingerprint: string;
	/** Of the document that has the departments' keys and names too. */
	readonly documentFingerprint: string;
}

export const loadVerify: Load<VerifyModel> = async ({ city }) => {
	const { fingerprint, documentFingerprint } = await trustPolicy(city);
	return { fingerprint, documentFingerprint };
};
