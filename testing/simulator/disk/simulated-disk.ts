import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { type Files, FileTrouble, type StoredFile } from "@mingjian/node/store/files.ts";
import type { Random } from "../random.ts";
import { type FaultPlan, noFaults } from "./fault-plan.ts";
import { Inode } from "./inode.ts";

/** Thrown by what cannot wait for ever: the process this happens in is dead and nobody hears of it. */
export class Crashed extends Error {}

type Operation = "write" | "sync" | "name";

interface Step {
	readonly operation: Operation;
	readonly path: string;
	act(): void;
}

const never = () => new Promise<never>(() => {});

/**
 * A disk in memory that loses, tears, refuses and forgets as real ones do, by a plan and a seed. After a crash every operation of
 * the life before hangs; `revive` gives what the next life finds.
 */
export class SimulatedDisk {
	readonly #random: Random;
	#seen = new Map<string, Inode>();
	#durable = new Map<string, Inode>();
	#plan: FaultPlan = noFaults;
	#operations = 0;
	#life = 0;
	#full = false;
	#crash!: () => void;
	/** Resolves when this life crashes. */
	crashed!: Promise<void>;
	dead = false;
	/** Faults that happened, by kind. */
	readonly happened: Record<"crash" | "write" | "sync" | "full" | "flip", number> = {
		crash: 0,
		write: 0,
		sync: 0,
		full: 0,
		flip: 0,
	};

	constructor(random: Random) {
		this.#random = random;
		this.#begin();
	}

	/** Operations so far in this life. */
	get operations(): number {
		return this.#operations;
	}

	/** Begins to count operations against a plan. */
	arm(plan: FaultPlan): void {
		this.#plan = plan;
		this.#operations = 0;
		this.#full = false;
	}

	/** Ends this life in the middle of whatever it does. */
	crash(): void {
		if (!this.dead) this.happened.crash++;
		this.end();
	}

	/** Ends this life, which has nothing left to do. */
	end(): void {
		this.dead = true;
		this.#crash();
	}

	/** What the next life finds after a kill, which loses nothing written, or a power cut. */
	revive(crash: FaultPlan["crash"]): void {
		if (crash === "power") this.#cutPower();
		this.arm(noFaults);
		this.#begin();
	}

	/** Turns one bit of a file round; undefined where no file the choice allows holds any. */
	flip(allowed: (path: string) => boolean): { readonly path: string; undo(): void } | undefined {
		const paths = [...this.#seen].filter(([path, { bits }]) => bits > 0 && allowed(path));
		if (paths.length === 0) return undefined;
		const [path, inode] = this.#random.pick(paths);
		const bit = this.#random.int(inode.bits);
		inode.flip(bit);
		this.happened.flip++;
		return { path, undo: () => inode.flip(bit) };
	}

	/** The disk as the process of this life reaches it; when the life is over, whatever is left of the process hangs. */
	files(): Files {
		const life = this.#life;
		const step = (operation: Operation, path: string, act: () => void) =>
			this.#step(life, { operation, path, act });
		return {
			makeDirectory: async () => {},
			list: async (directory) => {
				await this.#live(life);
				return [...this.#seen.keys()]
					.filter((path) => dirname(path) === directory)
					.map((path) => path.slice(directory.length + 1))
					.sort();
			},
			open: async (path) => {
				await step("name", path, () => {
					if (!this.#seen.has(path)) this.#seen.set(path, new Inode());
				});
				return this.#file(life, path, this.#seen.get(path)!);
			},
			rename: (from, to) =>
				step("name", from, () => {
					this.#seen.set(to, this.#seen.get(from)!);
					this.#seen.delete(from);
				}),
			remove: (path) => step("name", path, () => void this.#seen.delete(path)),
			syncDirectory: (directory) => step("sync", directory, () => this.#syncNames(directory)),
		};
	}

	#syncNames(directory: string): void {
		for (const path of this.#durable.keys()) if (dirname(path) === directory) this.#durable.delete(path);
		for (const [path, inode] of this.#seen) if (dirname(path) === directory) this.#durable.set(path, inode);
	}

	#file(life: number, path: string, inode: Inode): StoredFile {
		return {
			path,
			size: () => inode.seen.size,
			readAt: (into, position) => {
				this.#alive(life);
				return inode.seen.read(into, position);
			},
			writeAt: (bytes, position) => this.#write(life, inode, { path, bytes, position }),
			writeNow: (bytes, position) => {
				this.#alive(life);
				this.#count("write", path, (share) => inode.write(bytes.subarray(0, share * bytes.length), position));
				inode.write(bytes, position);
			},
			datasync: () => this.#sync(life, inode, path),
			truncate: (size) => this.#step(life, { operation: "write", path, act: () => inode.truncate(size) }),
			close: async () => {},
		};
	}

	async #write(
		life: number,
		inode: Inode,
		what: { path: string; bytes: Bytes; position: number },
	): Promise<void> {
		const { path, bytes, position } = what;
		await this.#live(life);
		await this.#counted("write", path, (share) =>
			inode.write(bytes.subarray(0, share * bytes.length), position),
		);
		// Half of it may be there when the process dies while it waits.
		const half = this.#random.int(bytes.length + 1);
		inode.write(bytes.subarray(0, half), position);
		await this.#live(life);
		inode.write(bytes.subarray(half), position + half);
	}

	async #sync(life: number, inode: Inode, path: string): Promise<void> {
		const { changes } = inode;
		await this.#live(life);
		await this.#counted("sync", path, () => inode.loseSync(changes));
		inode.sync(changes);
		await this.#live(life);
	}

	async #step(life: number, { operation, path, act }: Step): Promise<void> {
		await this.#live(life);
		await this.#counted(operation, path);
		act();
		await this.#live(life);
	}

	/** Lets others have their turn; never comes back once this life is over. */
	async #live(life: number): Promise<void> {
		if (life === this.#life) for (let turns = this.#random.int(3); turns > 0; turns--) await setImmediate();
		if (this.dead || life !== this.#life) await never();
	}

	#alive(life: number): void {
		if (this.dead || life !== this.#life) throw new Crashed();
	}

	/** `#count` for what can wait for ever. */
	async #counted(operation: Operation, path: string, partly?: (share: number) => void): Promise<void> {
		try {
			this.#count(operation, path, partly);
		} catch (error) {
			if (error instanceof Crashed) await never();
			throw error;
		}
	}

	/** Counts an operation, and lets it crash or fail where that is planned; `partly` does the share that is done all the same. */
	#count(operation: Operation, path: string, partly?: (share: number) => void): void {
		const at = this.#operations++;
		if (at === this.#plan.crashAt) {
			if (operation === "write") partly?.(this.#random.int(101) / 100);
			this.crash();
			throw new Crashed();
		}
		const { failAt, failure } = this.#plan;
		if (at >= failAt && failure === "full") this.#full = true;
		if (operation === "name") return;
		if (this.#full && operation === "write") this.#fail("full", path, partly);
		const due = at >= failAt && this.#plan.failAt !== Number.POSITIVE_INFINITY;
		if (due && failure === operation) {
			this.#plan = { ...this.#plan, failAt: Number.POSITIVE_INFINITY };
			this.#fail(operation, path, partly);
		}
	}

	#fail(kind: "write" | "sync" | "full", path: string, partly?: (share: number) => void): never {
		this.happened[kind]++;
		partly?.(this.#random.int(100) / 100);
		throw new FileTrouble(kind === "full" ? "disk-full" : "disk-failed", path);
	}

	#begin(): void {
		this.#life++;
		this.dead = false;
		this.crashed = new Promise((resolve) => {
			this.#crash = resolve;
		});
	}

	#cutPower(): void {
		const found = new Map<string, Inode>();
		const cut = new Map<Inode, Inode>();
		for (const path of [...new Set([...this.#durable.keys(), ...this.#seen.keys()])].sort()) {
			const [durable, seen] = [this.#durable.get(path), this.#seen.get(path)];
			const inode = durable === seen ? seen : this.#random.pick([durable, seen]);
			if (!inode) continue;
			if (!cut.has(inode)) cut.set(inode, inode.afterPowerCut(this.#random));
			found.set(path, cut.get(inode)!);
		}
		this.#seen = found;
		this.#durable = new Map(found);
	}
}
