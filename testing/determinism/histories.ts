import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { SmallCity } from "../service-suite/small-city.ts";
import { furtherContracts, stories } from "../service-suite/stories.ts";
import { beginMs, genesis } from "../simulator/people.ts";
import { Random } from "../simulator/random.ts";
import { Workload } from "../simulator/workload.ts";
import type { History } from "./history.ts";

/** Histories over all services: every service's story, and a town of some hundred acts, refusals among them. */
export function makeHistories(): History[] {
	return [...stories.map(storyHistory), townHistory()];
}

function storyHistory(story: (typeof stories)[number]): History {
	const further = furtherContracts(story.contract);
	const city = new SmallCity(further, story.members);
	story.tell(city);
	const own = story.contract.manifest.id;
	return {
		name: own,
		services: ["identity", "governance", ...further.map(({ manifest }) => manifest.id)],
		genesis: city.ledger.genesis,
		blocks: city.blocks.map(({ timeMs, entries }) => ({
			timeMs,
			envelopes: entries.map(({ act }) => toBase64(act.bytes)),
		})),
	};
}

function townHistory(): History {
	const workload = new Workload(new Random(2026));
	const blocks = Array.from({ length: 60 }, (_, order) => {
		const timeMs = beginMs + order * 30_000;
		const acts = workload.next(8, timeMs).map(({ bytes }) => prepare(bytes));
		const readable = acts.filter((act): act is Prepared => typeof act !== "string");
		return { timeMs, envelopes: readable.map(({ bytes }) => toBase64(bytes)) };
	});
	return { name: "town", services: contracts.map(({ manifest }) => manifest.id), genesis, blocks };
}
