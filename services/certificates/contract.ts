import { contract } from "@mingjian/ledger/runtime/contract.ts";
import { amendType } from "./actions/amend-type.ts";
import { defineType } from "./actions/define-type.ts";
import { issue } from "./actions/issue.ts";
import { issueMany } from "./actions/issue-many.ts";
import { renew } from "./actions/renew.ts";
import { replace } from "./actions/replace.ts";
import { resume } from "./actions/resume.ts";
import { revoke } from "./actions/revoke.ts";
import { suspend } from "./actions/suspend.ts";
import { readCertificate } from "./queries/certificate.ts";
import { listCertificates } from "./queries/certificates.ts";
import { readHistory } from "./queries/history.ts";
import { readStatusList } from "./queries/status-list.ts";
import { readType } from "./queries/type.ts";
import { listTypes } from "./queries/types.ts";
import { certificatesService } from "./service.ts";

/** The certificates service, bound to its code. */
export const certificates = contract(certificatesService, {
	actions: {
		"define-type": defineType,
		"amend-type": amendType,
		issue,
		"issue-many": issueMany,
		renew,
		replace,
		suspend,
		resume,
		revoke,
	},
	queries: {
		types: listTypes,
		type: readType,
		certificate: readCertificate,
		history: readHistory,
		certificates: listCertificates,
		"status-list": readStatusList,
	},
});
