import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { equal } from "@mingjian/ledger/crypto/bytes.ts";
import { bundlesOfTree } from "@mingjian/ledger/merkle/log/tiles.ts";
import type { BlockLog } from "@mingjian/node/store/block-log/block-log.ts";
import type { Files } from "@mingjian/node/store/files.ts";
import { StateStore } from "@mingjian/node/store/state/state-store.ts";
import { LogTiles } from "@mingjian/node/store/tiles/log-tiles.ts";
import { type CheckFinding, good, notice } from "./finding.ts";

const again = {
	zh: "重新启动节点即可：它会从账本重新生成。若反复出现，请检查磁盘。",
	en: "Start the node: it is made again from the record. If it comes back, check the disk.",
};

/** What can be made again from the block log: the state, the tiles and the query index, each against the log. */
export async function scanDerived(files: Files, root: string, log: BlockLog): Promise<CheckFinding[]> {
	return [
		await attempt("state", "状态", "state", () => scanState(files, root, log)),
		await attempt("tiles", "切片", "tiles", () => scanTiles(files, root, log)),
		await attempt("index", "查询索引", "query index", async () => scanIndex(root)),
	];
}

async function attempt(
	check: string,
	zh: string,
	en: string,
	scan: () => Promise<CheckFinding>,
): Promise<CheckFinding> {
	try {
		return await scan();
	} catch (error) {
		const message = (error as Error).message;
		return notice(check, { zh: `${zh}已损坏：${message}`, en: `the ${en} is damaged: ${message}` }, again);
	}
}

async function scanState(files: Files, root: string, log: BlockLog): Promise<CheckFinding> {
	const state = await StateStore.open(`${root}/state`, { files });
	try {
		if (state.height > log.height) throw new Error(`it is at block ${state.height}, past the record`);
		const place = log.place(state.height);
		if (place && !equal(state.root, place.stateRoot)) throw new Error("its root is not that of the record");
		await state.verify();
		const behind = log.height - state.height;
		return good(
			"state",
			`状态完好：${state.size} 条记录${behind > 0 ? `，启动时补执行 ${behind} 个区块` : ""}`,
			`the state is whole: ${state.size} records${behind > 0 ? `; ${behind} blocks are replayed at the next start` : ""}`,
		);
	} finally {
		await state.close().catch(() => {});
	}
}

async function scanTiles(files: Files, root: string, log: BlockLog): Promise<CheckFinding> {
	const tiles = await LogTiles.open(files, `${root}/tiles`);
	try {
		const { size } = tiles;
		const edge = tiles.edge();
		const place = size === 0 ? undefined : log.placeOfIndex(size - 1);
		if (place && size === place.firstIndex + place.entryCount + 1 && !equal(edge.root(), place.root))
			throw new Error("their root is not that of the record");
		for (const { index, width } of bundlesOfTree(size)) tiles.bundle(index, width);
		return good("tiles", `切片完好：${size} 项`, `the tiles are whole: ${size} leaves`);
	} finally {
		await tiles.close();
	}
}

function scanIndex(root: string): CheckFinding {
	const path = `${root}/index.sqlite`;
	if (!existsSync(path)) return notice("index", { zh: "没有查询索引", en: "there is no query index" }, again);
	const database = new DatabaseSync(path, { readOnly: true });
	try {
		const answer = Object.values(database.prepare("PRAGMA integrity_check(1)").get() ?? {})[0];
		if (answer !== "ok") throw new Error(String(answer));
		return good("index", "查询索引完好", "the query index is whole");
	} finally {
		database.close();
	}
}
