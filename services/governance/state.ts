import { collection } from "@mingjian/ledger/runtime/collection.ts";
import {
	MembershipRecord,
	ParametersRecord,
	ProposalRecord,
	ScheduleRecord,
	VersionsRecord,
} from "./proposals/proposal-schema.ts";
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

/** Who orders; one record, `current`, of a consortium. */
export const memberships = collection("governance.membership", MembershipRecord, { history: true });

/** By number. */
export const proposals = collection("governance.proposal", ProposalRecord, {
	history: true,
	columns: ({ number, status, proposedBy, atHeight, change }) => ({
		number,
		status,
		proposed: proposedBy,
		height: atHeight,
		kind: change.kind,
	}),
});

/** Which proposals wait; one record, `current`. */
export const schedules = collection("governance.schedule", ScheduleRecord);

/** The engine's parameters that were decided on; one record, `current`. */
export const chainParameters = collection("governance.parameters", ParametersRecord, { history: true });

/** Contracts of which a later version runs; one record, `current`. */
export const contractVersions = collection("governance.contract-versions", VersionsRecord, { history: true });
