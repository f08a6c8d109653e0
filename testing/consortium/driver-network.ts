import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "@mingjian/cli/consortium/free-ports.ts";
import { CometbftDriver } from "@mingjian/consensus/cometbft/cometbft-driver.ts";
import { engineGenesis } from "@mingjian/consensus/cometbft/engine/engine-genesis.ts";
import { addressOf, engineFiles, makeEngineKeys } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import type { Machine } from "@mingjian/consensus/driver/machine.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";

export interface DriverNetworkSetting {
	/** The last machine is no member of its own: its engine votes with this member's key. */
	readonly twinOf?: number;
}

/** Drivers of one network, each with a machine of its own, in this process. */
export class DriverNetwork {
	readonly drivers: readonly CometbftDriver[];
	/** Rejects with what a driver failed of. */
	readonly ended: readonly Promise<void>[];
	readonly #stopping = new AbortController();
	readonly #directory: string;
	readonly #keys: readonly string[];

	private constructor(parts: {
		directory: string;
		drivers: readonly CometbftDriver[];
		machines: readonly Machine[];
		keys: readonly string[];
	}) {
		const { directory, drivers, machines, keys } = parts;
		this.#directory = directory;
		this.#keys = keys;
		this.drivers = drivers;
		this.ended = drivers.map((driver, order) => driver.run(machines[order]!, this.#stopping.signal));
		for (const ended of this.ended) ended.catch(() => {});
	}

	/** Starts one member for each machine; all of them stand where the first does. */
	static async start(
		machines: readonly Machine[],
		{ twinOf }: DriverNetworkSetting = {},
	): Promise<DriverNetwork> {
		const directory = mkdtempSync(join(tmpdir(), "mingjian-drivers-"));
		const ports = await freePorts(machines.length);
		const homes = machines.map((_, order) => join(directory, String(order)));
		const identities = homes.map(makeEngineKeys);
		if (twinOf !== undefined)
			copyFileSync(engineFiles(homes[twinOf]!).validatorKey, engineFiles(homes.at(-1)!).validatorKey);
		const keys = identities.map(({ validatorKey }) => validatorKey);
		const { height, root } = machines[0]!.head();
		const genesis = engineGenesis({
			chainId: "drivers",
			timeMs: Date.now(),
			members: (twinOf === undefined ? keys : keys.slice(0, -1)).map((validatorKey, order) => ({
				name: `m${order}`,
				validatorKey,
				power: 10,
			})),
			record: { height: Number(height), root },
		});
		const peers = identities.map(({ nodeId }, order) => `${nodeId}@127.0.0.1:${ports[order]}`);
		const drivers = homes.map(
			(home, order) =>
				new CometbftDriver({
					home,
					genesis,
					listen: `127.0.0.1:${ports[order]}`,
					peers: peers.filter((_, other) => other !== order),
					drainMs: 5000,
				}),
		);
		return new DriverNetwork({ directory, drivers, machines, keys });
	}

	/** A member's address, as proofs of misbehaviour name it. */
	address(order: number): string {
		return addressOf(fromBase64(this.#keys[order]!));
	}

	/** Stops all and removes their files; rejects where one had failed that was not expected to. */
	async stop(mayFail: readonly number[] = []): Promise<void> {
		this.#stopping.abort();
		const ends = await Promise.allSettled(this.ended);
		rmSync(this.#directory, { recursive: true });
		for (const [order, end] of ends.entries())
			if (end.status === "rejected" && !mayFail.includes(order)) throw end.reason;
	}
}
