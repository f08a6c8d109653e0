import { join } from "node:path";
import { CometbftDriver, type CometbftSetting } from "@mingjian/consensus/cometbft/cometbft-driver.ts";
import { adoptNextValidatorKey } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import type { Driver } from "@mingjian/consensus/driver/driver.ts";
import { SoloDriver, type SoloSetting } from "@mingjian/consensus/solo/solo-driver.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import type { OrderingMember } from "@mingjian/ledger/runtime/capabilities.ts";
import type { Contract, GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { passFloor } from "./backup/serving-floor.ts";
import { installNativeCrypto } from "./crypto/native.ts";
import { FollowDriver, type FollowSetting } from "./follow/follow-driver.ts";
import { FollowedCheckpoints } from "./follow/followed-checkpoints.ts";
import type { ActVerifier } from "./pipeline/act-verifier.ts";
import { Checkpoints } from "./pipeline/checkpoints.ts";
import { Door } from "./pipeline/door.ts";
import { Follower } from "./pipeline/follower.ts";
import { frameOf } from "./pipeline/frame-of.ts";
import { logKey, vkeyOf } from "./pipeline/log-key.ts";
import { NodeMachine } from "./pipeline/node-machine.ts";
import { Orderers, type Ordering } from "./pipeline/orderers.ts";
import { RunningNode } from "./pipeline/running-node.ts";
import { VerifierPool } from "./pipeline/verifier-pool.ts";
import { recordSnapshots } from "./snapshot/record-snapshots.ts";
import { SnapshotSource } from "./snapshot/snapshot-source.ts";
import { rootAt } from "./store/block-log/root-at.ts";
import { Closing } from "./store/closing.ts";
import { condemn, damagedStore } from "./store/condemned.ts";
import { lockDirectory } from "./store/directory-lock.ts";
import { diskFiles, type Files } from "./store/files.ts";
import type { OpenIndex } from "./store/open-derived.ts";
import { openStores, type Stores } from "./store/open-stores.ts";
import { LogTiles } from "./store/tiles/log-tiles.ts";
import { Cosigning, type CosigningSetting } from "./witness/cosigning.ts";

export interface NodeSetting {
	readonly directory: string;
	readonly genesis: GenesisDocument;
	readonly contracts: readonly Contract[];
	/** Ed25519 seed that signs the checkpoints; of no use to a node that follows another. */
	readonly logSeed: Bytes;
	/** Further seeds of the log, while its key is being replaced: whichever the policy in force names sign. */
	readonly furtherLogSeeds?: readonly Bytes[] | undefined;
	/** Follows another node instead of ordering. */
	readonly follow?: FollowSetting | undefined;
	readonly passkeys?: PasskeyPolicy;
	readonly clock?: () => number;
	readonly solo?: Omit<SoloSetting, "clock">;
	/** Orders together with others, where the record is not one operator's alone. */
	readonly consortium?: ConsortiumSetting | undefined;
	readonly files?: Files;
	/** Opens the query index, where it is not SQLite in a thread of its own. */
	readonly openIndex?: OpenIndex;
	/** Checks signatures, where it is not threads of the node's own. */
	readonly verifiers?: ActVerifier;
	readonly verifierThreads?: number;
	/** Who is asked to cosign checkpoints, and who hears of those who do not. */
	readonly cosigning?: Pick<CosigningSetting, "witnesses" | "told"> | undefined;
	/** Hears what opening does beyond reading, in a line each. */
	readonly note?: ((line: string) => void) | undefined;
}

/** This node as a member of a consortium. */
export interface ConsortiumSetting extends Omit<CometbftSetting, "home" | "clock"> {
	/** This node's id among the engine's peers. */
	readonly nodeId?: string;
	/** Verifier keys of all members' logs. */
	readonly logKeys: readonly string[];
}

/** The one place where a node's parts are chosen and put together. Resolves when it may serve. */
export async function assembleNode(setting: NodeSetting): Promise<RunningNode> {
	installNativeCrypto();
	const closing = new Closing();
	try {
		return await assemble(setting, closing);
	} catch (error) {
		await closing.run().catch(() => {});
		throw error;
	}
}

async function assemble(setting: NodeSetting, closing: Closing): Promise<RunningNode> {
	const { genesis, directory, clock = Date.now, files = diskFiles } = setting;
	const registry = new Registry(setting.contracts);
	const lock = await lockDirectory(directory);
	closing.first(() => lock.release());
	const { openIndex, note } = setting;
	const stores = await openStores({ files, directory, registry, genesis, openIndex, note });
	closing.first(() => stores.close());
	await passFloor(files, directory, stores.log);
	await begin(stores, genesis);
	const { chain, log, tiles } = stores;
	const failed = (error: unknown) => node.fail(error);
	const verifiers = setting.verifiers ?? newVerifiers(setting, failed);
	closing.first(() => verifiers.close());
	const door = new Door({ registry, chain, ledger: genesis.ledger, clock });
	const follower = new Follower(stores, failed);
	closing.first(() => follower.settled());
	const orderers = new Orderers(registry, genesis.members);
	const machine = new NodeMachine({ chain, door, verifiers, log, tiles, follower, orderers });
	const snapshots = new SnapshotSource(log);
	closing.first(() => snapshots.close());
	const waiting = `${directory}/snapshot`;
	machine.snapshots = recordSnapshots(snapshots, { files, directory: waiting, log, machine });
	const refresh = () => snapshots.refresh(failed);
	if (setting.consortium) machine.onDurable(refresh);
	const followed = setting.follow && new FollowedCheckpoints(files, directory, (size) => rootAt(log, size));
	closing.first(async () => followed?.close());
	const driver = followed
		? new FollowDriver(setting.follow!, {
				size: chain.head.size,
				adopt: (size, note) => followed.adopt(size, note),
			})
		: newDriver(setting, orderers.at(chain.view()));
	const signers = [setting.logSeed, ...(setting.furtherLogSeeds ?? [])].map((seed) =>
		logKey(genesis.origin, seed),
	);
	const stopping = new AbortController();
	const node: RunningNode = new RunningNode({
		genesis,
		registry,
		policy: {
			origin: genesis.origin,
			logKeys: setting.follow?.policy().logKeys ?? setting.consortium?.logKeys ?? [vkeyOf(signers[0]!)],
			cosigners: [],
			quorum: 0,
		},
		stores,
		machine,
		driver,
		door,
		follower,
		verifiers,
		checkpoints: new Checkpoints(signers, () => node.policy.logKeys),
		followed,
		cosigning: new Cosigning({ witnesses: [], ...setting.cosigning, tiles }),
		stop: async () => {
			stopping.abort();
			await running;
		},
		condemn: async (error) => {
			const store = damagedStore(error);
			if (store) await condemn(files, directory, store);
		},
		close: () => closing.run(),
	});
	if (setting.consortium) refresh();
	const running = driver.run(machine, stopping.signal).catch(failed);
	return node;
}

function newDriver(
	{ clock = Date.now, directory, consortium, solo, note }: NodeSetting,
	{ members = [], parameters }: Ordering,
): Driver {
	if (!consortium) return new SoloDriver({ clock, ...solo });
	const peers = peersOf(consortium.peers, members, consortium.nodeId);
	const home = join(directory, "engine");
	const voting = members.map(({ validatorKey }) => validatorKey);
	if (adoptNextValidatorKey(home, voting)) note?.("voting key replaced / 已换用新的投票密钥");
	return new CometbftDriver({ clock, home, ...consortium, ...parameters, peers });
}

/** The peers an engine is told of, and those that became members since; where a member moved, its new place. */
function peersOf(
	founding: readonly string[],
	members: readonly OrderingMember[],
	own: string | undefined,
): string[] {
	const places = new Map(founding.map((peer) => peer.split("@") as [string, string]));
	for (const { nodeId, address } of members)
		if (nodeId !== own && !places.has(nodeId)) places.set(nodeId, address);
	return [...places].map(([nodeId, address]) => `${nodeId}@${address}`);
}

function newVerifiers({ passkeys, verifierThreads }: NodeSetting, failed: (error: unknown) => void) {
	return new VerifierPool({ passkeys, failed, ...(verifierThreads ? { workers: verifierThreads } : {}) });
}

/** Writes the genesis block of a new ledger. */
async function begin(
	{ chain, log, tiles, index, state, follow }: Stores,
	genesis: GenesisDocument,
): Promise<void> {
	if (chain.head.height >= 0) return;
	const { sink, completed } = LogTiles.collector();
	const applied = chain.genesis(genesis, sink);
	await log.append(frameOf(applied, [], membersHash(genesis.members)));
	tiles.append(applied.leaves, completed);
	follow(applied);
	await index.settled(0);
	await state.persist(0);
}
