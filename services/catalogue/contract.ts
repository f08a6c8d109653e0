import { contract } from "@mingjian/ledger/runtime/contract.ts";
import { acceptTransfer } from "./actions/accept-transfer.ts";
import { amend } from "./actions/amend.ts";
import { declineTransfer } from "./actions/decline-transfer.ts";
import { offerTransfer } from "./actions/offer-transfer.ts";
import { publish } from "./actions/publish.ts";
import { publishMany } from "./actions/publish-many.ts";
import { withdraw } from "./actions/withdraw.ts";
import { departments } from "./queries/departments.ts";
import { diff } from "./queries/diff.ts";
import { hashes } from "./queries/hashes.ts";
import { item } from "./queries/item.ts";
import { items } from "./queries/items.ts";
import { search } from "./queries/search.ts";
import { versions } from "./queries/versions.ts";
import { catalogueService } from "./service.ts";

/** The catalogue service, manifest and code. */
export const catalogue = contract(catalogueService, {
	actions: {
		publish,
		amend,
		withdraw,
		"publish-many": publishMany,
		"offer-transfer": offerTransfer,
		"accept-transfer": acceptTransfer,
		"decline-transfer": declineTransfer,
	},
	queries: { item, items, search, departments, versions, hashes, diff },
});
