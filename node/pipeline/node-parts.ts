import type { Driver } from "@mingjian/consensus/driver/driver.ts";
import type { TrustPolicy } from "@mingjian/ledger/note/policy.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import type { FollowedCheckpoints } from "../follow/followed-checkpoints.ts";
import type { Stores } from "../store/open-stores.ts";
import type { Cosigning } from "../witness/cosigning.ts";
import type { ActVerifier } from "./act-verifier.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { Door } from "./door.ts";
import type { Follower } from "./follower.ts";
import type { NodeMachine } from "./node-machine.ts";

/** What a running node is put together from. */
export interface NodeParts {
	readonly genesis: GenesisDocument;
	readonly registry: Registry;
	/** As the ledger began; the record says which is in force. */
	readonly policy: TrustPolicy;
	readonly stores: Stores;
	readonly machine: NodeMachine;
	readonly driver: Driver;
	readonly door: Door;
	readonly follower: Follower;
	readonly verifiers: ActVerifier;
	readonly checkpoints: Checkpoints;
	/** The checkpoints of the node that is followed, where one is. */
	readonly followed: FollowedCheckpoints | undefined;
	readonly cosigning: Cosigning;
	/** Stops the driver; resolves when it has. */
	stop(): Promise<void>;
	/** Leaves word of trouble that the next opening can end. */
	condemn(error: unknown): Promise<void>;
	/** Closes everything the node stands on. */
	close(): Promise<void>;
}
