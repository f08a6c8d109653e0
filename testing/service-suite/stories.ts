import type { Contract } from "@mingjian/ledger/runtime/contract.ts";
import { casesStory } from "./stories/cases.ts";
import { catalogueStory } from "./stories/catalogue.ts";
import { certificatesStory } from "./stories/certificates.ts";
import { disclosureStory } from "./stories/disclosure.ts";
import { governanceStory } from "./stories/governance.ts";
import { identityStory } from "./stories/identity.ts";
import { rulebookStory } from "./stories/rulebook.ts";
import type { Story } from "./stories/story.ts";

/** One story for every service; the suite fails for a service that has none. */
export const stories: readonly Story[] = [
	identityStory,
	governanceStory,
	catalogueStory,
	certificatesStory,
	disclosureStory,
	casesStory,
	rulebookStory,
];

/** The services a story runs with besides identity and governance, which every small city has. */
export function furtherContracts(contract: Contract): Contract[] {
	return ["identity", "governance"].includes(contract.manifest.id) ? [] : [contract];
}
