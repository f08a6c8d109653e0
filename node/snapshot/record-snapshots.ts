import type { Snapshots } from "@mingjian/consensus/driver/machine.ts";
import type { SnapshotSource } from "./snapshot-source.ts";
import { SnapshotTarget, type TargetSetting } from "./snapshot-target.ts";

/** This node's record for newcomers, and another's for this node. */
export function recordSnapshots(source: SnapshotSource, setting: TargetSetting): Snapshots {
	const target = new SnapshotTarget(setting);
	return {
		list: () => source.list(),
		chunk: (height, index) => source.chunk(height, index),
		offer: (snapshot, root, reached) => target.offer(snapshot, root, reached),
		take: (index, chunk) => target.take(index, chunk),
	};
}
