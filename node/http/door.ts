import type { AnchorView } from "../anchor/anchor-view.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { OperatorAct } from "../duties/operator-acts.ts";
import type { RecordNode } from "../pipeline/record-node.ts";
import type { Metrics } from "./metrics.ts";
import type { Codes } from "./problems/codes.ts";

/** What every route works with. */
export interface Door {
	readonly node: RecordNode;
	readonly configuration: Configuration;
	readonly codes: Codes;
	readonly metrics: Metrics;
	/** Milliseconds since the Unix epoch, by which requests to the vault are timely. */
	readonly clock: () => number;
	/** Aborted once the door closes. */
	readonly stop: AbortSignal;
	/** Acts in the operator's name, where this node may. */
	readonly operator?: OperatorAct;
	/** What of the log stands on a public chain, where the node anchors it. */
	readonly anchors?: AnchorView | undefined;
	/** Hears the server's own failures. */
	readonly log: { error(details: object, message: string): void };
}
