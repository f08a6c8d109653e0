import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type ConsortiumFounding, formatFounding, found } from "@mingjian/cli/consortium/founding.ts";
import { freePorts } from "@mingjian/cli/consortium/free-ports.ts";
import { makeCard } from "@mingjian/cli/consortium/member-card.ts";
import { dataFolder } from "@mingjian/cli/node/data-folder.ts";
import { loadConfiguration } from "@mingjian/node/configuration/load.ts";
import { CutProxy } from "./cut-proxy.ts";
import { Member, type MemberSetting } from "./member.ts";

export interface NetworkSetting {
	readonly members?: number;
	/** Puts a proxy on every way between two members. */
	readonly proxied?: boolean;
	/** What one member's process is started with. */
	readonly each?: (order: number) => Partial<MemberSetting>;
}

/** Departments on this machine, each a node and an engine in processes of their own, founded as the guide says. */
export class Network {
	readonly directory: string;
	readonly founding: ConsortiumFounding;
	readonly members: readonly Member[];
	/** By the member that dials and the one that is dialled. */
	readonly #ways: ReadonlyMap<string, CutProxy>;

	private constructor(parts: {
		directory: string;
		founding: ConsortiumFounding;
		members: readonly Member[];
		ways: ReadonlyMap<string, CutProxy>;
	}) {
		this.directory = parts.directory;
		this.founding = parts.founding;
		this.members = parts.members;
		this.#ways = parts.ways;
	}

	/** Founds a network; nothing runs yet. */
	static async found({ members: count = 4, proxied = false, each }: NetworkSetting = {}): Promise<Network> {
		const directory = mkdtempSync(join(tmpdir(), "mingjian-net-"));
		const ports = await freePorts(count);
		const cards = ports.map((port, order) =>
			makeCard(
				dataFolder(join(directory, String(order))),
				{
					member: `member-${order}`,
					name: { zh: `部门${order}`, en: `Office ${order}` },
					address: `127.0.0.1:${port}`,
				},
				{ environment: {} },
			),
		);
		const loaded = loadConfiguration({});
		if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.faults));
		const founding = found(cards, loaded.configuration, Date.now());
		const ways = new Map<string, CutProxy>();
		for (let from = 0; from < count; from++) {
			for (let to = 0; proxied && to < count; to++)
				if (from !== to) ways.set(`${from}-${to}`, await CutProxy.to(ports[to]!));
			const folder = dataFolder(join(directory, String(from)));
			writeFileSync(folder.card, JSON.stringify(cards[from]));
			install(folder, founding, (to) => ways.get(`${from}-${to}`)?.port);
		}
		const members = ports.map(
			(_, order) => new Member({ order, directory: join(directory, String(order)), ...each?.(order) }),
		);
		return new Network({ directory, founding, members, ways });
	}

	async start(): Promise<void> {
		await Promise.all(this.members.map((member) => member.start()));
	}

	/** Cuts every way between members of different groups. */
	part(...groups: readonly (readonly number[])[]): void {
		const groupOf = (order: string) => groups.findIndex((group) => group.includes(Number(order)));
		for (const [way, proxy] of this.#ways) {
			const [from, to] = way.split("-") as [string, string];
			if (groupOf(from) !== groupOf(to)) proxy.cut();
		}
	}

	/** Mends every way. */
	mend(): void {
		for (const proxy of this.#ways.values()) proxy.mend();
	}

	/** Makes everything to and from a member late. */
	slow(order: number, delayMs: number): void {
		for (const [way, proxy] of this.#ways)
			if (way.split("-").includes(String(order))) proxy.delayMs = delayMs;
	}

	/** Resolves with the checkpoint of all when those named show the same one, of so many entries at least. */
	async agreed(size: number, members: readonly Member[] = this.members): Promise<string> {
		for (;;) {
			const checkpoints = await Promise.all(
				members.map((member) => member.ask("/checkpoint").catch(() => "")),
			);
			const heads = new Set(checkpoints.map((each) => each.split("\n").slice(0, 3).join("\n")));
			const [head] = heads;
			if (heads.size === 1 && Number(head!.split("\n")[1]) >= size) return head!;
			await pause(100);
		}
	}

	/** Ends everything and removes the files. */
	async remove(): Promise<void> {
		this.mend();
		await Promise.all(this.members.map((member) => member.kill("both").catch(() => {})));
		for (const proxy of this.#ways.values()) await proxy.close();
		rmSync(this.directory, { recursive: true, maxRetries: 5, retryDelay: 100 });
	}
}

/** What `consortium start --consortium FILE` writes at the first start, with the ways of this network. */
function install(
	folder: ReturnType<typeof dataFolder>,
	founding: ConsortiumFounding,
	wayTo: (order: number) => number | undefined,
): void {
	const members = founding.members.map((card, order) => {
		const port = wayTo(order);
		return port === undefined ? card : { ...card, address: `127.0.0.1:${port}` };
	});
	writeFileSync(folder.consortium, formatFounding({ ...founding, members }));
	writeFileSync(folder.genesis, JSON.stringify(founding.genesis));
}
