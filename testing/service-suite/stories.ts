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

/** The services a story runs with besides identity and governance, which every small city has: its own, and those it needs something of. */
export function furtherContracts(contract: Contract): Contract[] {
	const base = ["identity", "governance"];
	const { id, needs } = contract.manifest;
	const needed = stories
		.map((story) => story.contract)
		.filter(({ provides, manifest }) => manifest.id === id || needs.some((need) => need in provides));
	return needed.filter(({ manifest }) => !base.includes(manifest.id));
}
