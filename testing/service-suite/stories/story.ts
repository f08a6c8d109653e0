import type { Contract } from "@mingjian/ledger/runtime/contract.ts";
import type { SmallCity } from "../small-city.ts";

/** Kinds of people who might try an act, by how they stand to the service. */
export type Persona =
	| "newcomer"
	| "citizen"
	| "delegate"
	| "department"
	| "operator"
	/** An officer of a department who holds no role of this service there. */
	| "officer"
	/** An officer holding this role in the department acted for. */
	| `officer:${string}`
	/** An officer with all roles in a department, acting for nobody. */
	| "officer-alone"
	/** A person with all roles until the department dismissed them. */
	| "officer-dismissed"
	/** An officer with all roles in one department, acting for another. */
	| "officer-elsewhere";

/** What the suite needs to know of one service. */
export interface Story {
	readonly contract: Contract;
	/** Members of the consortium it is told of, where it is one. */
	readonly members?: readonly string[];
	/** A history in which every action of the service succeeds at least once and some are refused. */
	tell(city: SmallCity): void;
	/** Who may do each action, written down by hand apart from the manifest. Everybody not named is refused. */
	readonly allowed: Readonly<Record<string, readonly Persona[]>>;
}
