import { existsSync, statfsSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { dirname } from "node:path";
import { installNativeCrypto } from "@mingjian/node/crypto/native.ts";
import { bad, type CheckFinding, good, notice } from "./finding.ts";

const GiB = 1024 ** 3;
const leastFree = GiB;
const leastMajor = 24;
/** No clock of a running city is before the program was written. */
const earliestMs = Date.UTC(2026, 0, 1);

/** Whether this machine can run a node: Node, disk, native code, clock. */
export function checkMachine(folder: string): CheckFinding[] {
	return [checkRuntime(), checkProcessor(), checkDisk(folder), checkCrypto(), checkClock()];
}

function checkRuntime(): CheckFinding {
	const { version } = process;
	if (Number(version.slice(1).split(".")[0]) >= leastMajor)
		return good("node", `Node ${version}`, `Node ${version}`);
	return bad(
		"node",
		{ zh: `Node ${version} 过旧`, en: `Node ${version} is too old` },
		{
			zh: `用 npm run mingjian 运行，项目自带 Node ${leastMajor}。`,
			en: `Run it with npm run mingjian: the project brings Node ${leastMajor}.`,
		},
	);
}

function checkProcessor(): CheckFinding {
	const [cores, memory] = [availableParallelism(), (totalmem() / GiB).toFixed(1)];
	return good("machine", `${cores} 核，内存 ${memory} GiB`, `${cores} cores, ${memory} GiB of memory`);
}

function checkDisk(folder: string): CheckFinding {
	let at = folder;
	while (!existsSync(at)) at = dirname(at);
	const { bavail, bsize } = statfsSync(at);
	const free = Number(bavail) * Number(bsize);
	const size = `${(free / GiB).toFixed(1)} GiB`;
	if (free >= leastFree) return good("disk-space", `磁盘剩余 ${size}`, `${size} free on the disk`);
	return bad(
		"disk-space",
		{ zh: `磁盘只剩 ${size}`, en: `only ${size} free on the disk` },
		{ zh: "腾出空间：磁盘满时节点会停止。", en: "Free some space: the node stops when the disk is full." },
	);
}

function checkCrypto(): CheckFinding {
	try {
		const { sha256, sha256Pairs, ed25519 } = installNativeCrypto();
		const engines = `SHA-256 ${sha256} / ${sha256Pairs}, Ed25519 ${ed25519}`;
		if (ed25519 !== "portable" && sha256Pairs === "hashtree")
			return good("native-crypto", `本机密码库：${engines}`, `native cryptography: ${engines}`);
		return notice(
			"native-crypto",
			{
				zh: `部分密码运算没有本机库：${engines}`,
				en: `some cryptography runs without native code: ${engines}`,
			},
			{
				zh: "可以使用，只是较慢；重新运行 npm ci 可装上本机库。",
				en: "It works, only slower; npm ci installs the native libraries.",
			},
		);
	} catch (error) {
		return bad(
			"native-crypto",
			{
				zh: `本机密码库不可信：${(error as Error).message}`,
				en: `native cryptography cannot be trusted: ${(error as Error).message}`,
			},
			{ zh: "删除 node_modules 后重新运行 npm ci。", en: "Remove node_modules and run npm ci again." },
		);
	}
}

function checkClock(): CheckFinding {
	const now = new Date();
	if (now.getTime() >= earliestMs)
		return good("clock", `时钟 ${now.toISOString()}`, `clock ${now.toISOString()}`);
	return bad(
		"clock",
		{
			zh: `时钟显示 ${now.toISOString()}，明显不对`,
			en: `the clock says ${now.toISOString()}, which cannot be`,
		},
		{
			zh: "校准时钟（NTP）：签署时间相差十分钟以上的交易会被拒绝。",
			en: "Set the clock (NTP): acts signed more than ten minutes away are refused.",
		},
	);
}
