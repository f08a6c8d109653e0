// A catalogue: where a record can depart from what it should be, in words.

import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Contradiction } from "../anchor/check-anchored.ts";
import { explainGrowth, type GrowthReason } from "../verify/growth.ts";

/** In what way a record departs from what it should be. */
export type DivergenceKind =
	| GrowthReason
	| "checkpoint-refused"
	| "ledger-other"
	| "anchor-forked"
	| "anchor-longer"
	| "anchor-differs"
	| "file-missing"
	| "file-malformed"
	| "tile-changed"
	| "bundle-changed"
	| "log-differs"
	| "genesis-unusable"
	| "genesis-differs"
	| "block-malformed"
	| "block-entries"
	| "block-envelope"
	| "block-header"
	| "leaf-unreadable"
	| "envelope-unreadable"
	| "signature"
	| "code"
	| "result"
	| "state-root";

/** The first place where the record departs from what it should be. */
export interface Divergence {
	readonly kind: DivergenceKind;
	/** Log index of the leaf. */
	readonly index?: number;
	readonly height?: number;
	/** Path of the published file. */
	readonly file?: string;
	/** What recomputing gave. */
	readonly expected?: string;
	/** What the record says. */
	readonly found?: string;
}

const words: Readonly<Record<Exclude<DivergenceKind, GrowthReason>, Words>> = {
	"checkpoint-refused": {
		zh: "检查点不被信任政策认可。",
		en: "The trust policy does not believe the checkpoint.",
	},
	"ledger-other": {
		zh: "创世文件属于另一个账本。",
		en: "The genesis document is of another ledger.",
	},
	"anchor-forked": {
		zh: "账本分叉：公开链上锚定的检查点与节点出示的账本互相矛盾，两份都由账本密钥签署。",
		en: "The log was forked: a checkpoint anchored on the public chain contradicts the log this node shows, and the log's key signed both.",
	},
	"anchor-longer": {
		zh: "公开链上锚定的账本比节点出示的更长：节点隐去了后来的内容，或出示的是另一份账本。",
		en: "The log anchored on the public chain is longer than the one this node shows: it holds something back, or shows another log.",
	},
	"anchor-differs": {
		zh: "节点出示的切片与它签署的检查点不符，也不是锚定的那份账本。",
		en: "The tiles this node shows lead neither to the checkpoint it signed nor to the log that was anchored.",
	},
	"file-missing": {
		zh: "节点没有提供账本应有的文件。",
		en: "The node does not serve a file the record must have.",
	},
	"file-malformed": {
		zh: "节点提供的文件格式不对。",
		en: "A file the node serves is not well formed.",
	},
	"tile-changed": {
		zh: "切片中的哈希不是城市签署的哈希：切片被改动过。",
		en: "A hash in a tile is not what the city signed: the tile was changed.",
	},
	"bundle-changed": {
		zh: "叶子文件的内容不是城市签署的内容：文件被改动过。",
		en: "A leaf in a bundle is not what the city signed: the bundle was changed.",
	},
	"log-differs": {
		zh: "节点公布的账本算不出检查点所签的根：公布的不是城市签署的账本。",
		en: "The published log does not lead to the root the checkpoint signs: it is not the log the city signed.",
	},
	"genesis-unusable": {
		zh: "创世文件无法执行。",
		en: "The genesis document cannot be carried out.",
	},
	"genesis-differs": {
		zh: "创世文件与账本的第一个叶子不符。",
		en: "The genesis document does not give the log's first leaf.",
	},
	"block-malformed": {
		zh: "区块读不出来，或不是所要的高度。",
		en: "The block cannot be read, or is of another height.",
	},
	"block-entries": {
		zh: "区块的项数与账本不符：有内容被删去或添加。",
		en: "The block has more or fewer entries than the log: something was left out or put in.",
	},
	"block-envelope": {
		zh: "区块中的内容与账本所登记的不符：被改动、删去或调换了顺序。",
		en: "The block's entry is not the one the log holds here: it was changed, left out or moved.",
	},
	"block-header": {
		zh: "区块的高度、时间、项数或成员与账本不符。",
		en: "The block's height, time, count or members are not what the log says.",
	},
	"leaf-unreadable": {
		zh: "账本中有读不出来的叶子。",
		en: "The log holds a leaf that cannot be read.",
	},
	"envelope-unreadable": {
		zh: "账本登记了读不出来的内容。",
		en: "The log holds an act that cannot be read.",
	},
	signature: {
		zh: "账本登记了签名不成立的内容。",
		en: "The log holds an act whose signature is not good.",
	},
	code: {
		zh: "重新执行得出的结论与账本所载不同。",
		en: "Carried out again, the act ends otherwise than the record says.",
	},
	result: {
		zh: "重新执行得出的结果与账本所载不同。",
		en: "Carried out again, the act gives another result than the record says.",
	},
	"state-root": {
		zh: "重新执行得出的状态与账本所载不同。",
		en: "Carried out again, the block leads to another state than the record says.",
	},
};

/** A divergence in words, both languages: what differs and where. */
export function explainDivergence(divergence: Divergence): Words {
	const { kind } = divergence;
	const sentence = kind in words ? words[kind as keyof typeof words] : explainGrowth(kind as GrowthReason);
	return { zh: `${place(divergence, "zh")}${sentence.zh}`, en: `${place(divergence, "en")}${sentence.en}` };
}

function place({ index, height, file }: Divergence, language: "zh" | "en"): string {
	const parts =
		language === "zh"
			? [index !== undefined && `序号 ${index}`, height !== undefined && `高度 ${height}`, file]
			: [index !== undefined && `index ${index}`, height !== undefined && `height ${height}`, file];
	const known = parts.filter(Boolean).join(language === "zh" ? "，" : ", ");
	if (known === "") return "";
	return language === "zh" ? `${known}：` : `${known[0]!.toUpperCase()}${known.slice(1)}: `;
}

/** Thrown inside an audit where the record departs; never leaves it. */
export class Departure extends Error {
	readonly divergence: Divergence;
	/** The checkpoint that the log as shown contradicts, where one does. */
	readonly against: Contradiction | undefined;

	constructor(divergence: Divergence, against?: Contradiction) {
		super(divergence.kind);
		this.divergence = divergence;
		this.against = against;
	}
}
