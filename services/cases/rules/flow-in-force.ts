import type { FlowHeader } from "../flow-schema.ts";

/** The version in force at a time: the last whose time has come. None before the first takes effect. */
export function flowInForce(header: Pick<FlowHeader, "versions">, atMs: number): number | undefined {
	return header.versions.findLast((each) => each.effectiveFromMs <= atMs)?.version;
}
