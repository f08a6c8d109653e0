import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { ConsortiumGenesis } from "./proposals/proposal-schema.ts";
import { CityRecord, namedCity, origin, policyTerms } from "./schema.ts";

/** The member of this service in the genesis document. */
export const GovernanceGenesis = closed({
	city: namedCity,
	policy: worded(closed({ origin, ...policyTerms }), "信任政策", "Trust policy"),
	passkeys: CityRecord.properties.passkeys,
	consortium: worded(Type.Optional(ConsortiumGenesis), "联盟", "Consortium"),
});
export type GovernanceGenesis = Static<typeof GovernanceGenesis>;
