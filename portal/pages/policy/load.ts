import { type TrustPolicy, trustPolicy } from "../../policy/trust-policy.ts";
import type { Load } from "../page.ts";

/** The trust policy: its page shows it, its JSON form is the document verifiers keep, its text form is what is fingerprinted. */
export type PolicyModel = TrustPolicy;

export const loadPolicy: Load<PolicyModel> = ({ city }) => trustPolicy(city);
