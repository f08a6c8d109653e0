import { contract } from "@mingjian/ledger/runtime/contract.ts";
import { addKey } from "./actions/add-key.ts";
import { amendDepartment } from "./actions/amend-department.ts";
import { appoint } from "./actions/appoint.ts";
import { cancelRecovery } from "./actions/cancel-recovery.ts";
import { changeRoles } from "./actions/change-roles.ts";
import { completeRecovery } from "./actions/complete-recovery.ts";
import { confirmRecovery } from "./actions/confirm-recovery.ts";
import { delegate } from "./actions/delegate.ts";
import { dismiss } from "./actions/dismiss.ts";
import { register } from "./actions/register.ts";
import { registerDepartment } from "./actions/register-department.ts";
import { registerDepartments } from "./actions/register-departments.ts";
import { replaceSeal } from "./actions/replace-seal.ts";
import { requestRecovery } from "./actions/request-recovery.ts";
import { resume } from "./actions/resume.ts";
import { revokeDelegation } from "./actions/revoke-delegation.ts";
import { revokeKey } from "./actions/revoke-key.ts";
import { rotateKey } from "./actions/rotate-key.ts";
import { suspend } from "./actions/suspend.ts";
import { authenticate, rolesIn } from "./authenticate.ts";
import { identityGenesis } from "./genesis.ts";
import { account } from "./queries/account.ts";
import { accounts } from "./queries/accounts.ts";
import { delegations } from "./queries/delegations.ts";
import { departments } from "./queries/departments.ts";
import { keys } from "./queries/keys.ts";
import { posts } from "./queries/posts.ts";
import { recoveries } from "./queries/recoveries.ts";
import { seatOperators } from "./seat-operators.ts";
import { identityService } from "./service.ts";
import { accounts as accountRecords } from "./state.ts";

/** Who acts on the record: accounts, their keys, officers' posts, delegations. */
export const identity = contract(identityService, {
	actions: {
		register,
		"register-department": registerDepartment,
		"register-departments": registerDepartments,
		"amend-department": amendDepartment,
		"replace-seal": replaceSeal,
		suspend,
		resume,
		appoint,
		"change-roles": changeRoles,
		dismiss,
		"add-key": addKey,
		"revoke-key": revokeKey,
		"rotate-key": rotateKey,
		delegate,
		"revoke-delegation": revokeDelegation,
		"request-recovery": requestRecovery,
		"confirm-recovery": confirmRecovery,
		"cancel-recovery": cancelRecovery,
		"complete-recovery": completeRecovery,
	},
	queries: { account, accounts, departments, keys, posts, delegations, recoveries },
	provides: {
		accounts: (state) => ({
			authenticate: (claim) => authenticate(state, claim),
			describe(id) {
				const found = state.get(accountRecords, id);
				return found && { kind: found.kind, name: found.name, active: !found.suspension };
			},
			rolesIn: (department, officer) => rolesIn(state, department, officer),
		}),
	},
	genesis: identityGenesis,
	opening: seatOperators,
});
