import { collection } from "@mingjian/ledger/runtime/collection.ts";
import { CityRecord, IssuerRecord, PolicyRecord } from "./schema.ts";

/** The one record of `cities` and the policy in force in `policies` stand under this key. */
export const current = "current";

export const cities = collection("governance.city", CityRecord, { history: true });

/** The trust policy in force. */
export const policies = collection("governance.policy", PolicyRecord, { history: true });

/** Every trust policy there was, by version. */
export const policyVersions = collection("governance.policy-version", PolicyRecord, {
	columns: ({ version, sinceMs }) => ({ version, since: sinceMs }),
});

/** Departments' issuing keys, by department. */
export const issuers = collection("governance.issuer", IssuerRecord, {
	history: true,
	columns: ({ keys }, department) => ({ department, keys: keys.length }),
});
