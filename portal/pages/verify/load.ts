import { trustPolicy } from "../../policy/trust-policy.ts";
import type { Load } from "../page.ts";

export interface VerifyModel {
	readonly fingerprint: string;
}

export const loadVerify: Load<VerifyModel> = async ({ city }) => {
	const { fingerprint } = await trustPolicy(city);
	return { fingerprint };
};
