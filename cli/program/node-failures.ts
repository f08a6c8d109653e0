import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { type CliError, refusedError, troubleError } from "./cli-error.ts";
import { plain } from "./language.ts";

/** A problem document, as the client's error carries it. */
interface Problem {
	readonly code: string;
	readonly title: string;
	readonly titles?: Words;
	readonly status: number;
	readonly detail?: string;
	readonly index?: number;
	readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** What a node refused, or why it could not be asked; undefined for anything else. Told by name, so that the client need not be loaded. */
export function nodeFailure(error: unknown): CliError | undefined {
	if (!(error instanceof Error)) return undefined;
	if (error.name === "ProblemError")
		return problemFailure((error as unknown as { problem: Problem }).problem);
	if (error.name !== "TroubleError") return undefined;
	const { code, cause } = error as unknown as { code: string; cause: unknown };
	return troubleError(`node-${code}`, troubleWords[code] ?? plain(code), {
		details: cause instanceof Error ? [plain(reasonOf(cause))] : [],
		advice: troubleAdvice,
		cause: error,
	});
}

function problemFailure({ code, title, titles, detail, errors = [], status, index }: Problem): CliError {
	const words = titles ?? plain(title);
	const make = status >= 500 ? troubleError : refusedError;
	const onRecord =
		index === undefined ? [] : [{ zh: `已登记，序号 ${index}`, en: `on the record, index ${index}` }];
	return make(
		code,
		{ zh: `${words.zh}（${code}）`, en: `${words.en} (${code})` },
		{
			details: [...errors.map((each) => plain(`${each.pointer}  ${each.detail}`)), ...onRecord],
			...(detail === undefined ? {} : { advice: plain(detail) }),
		},
	);
}

// The platform hides what happened one level down.
function reasonOf(error: Error): string {
	const { cause } = error;
	return cause instanceof Error && cause.message !== "" ? cause.message : error.message;
}

const troubleWords: Readonly<Record<string, Words>> = {
	unreachable: { zh: "连不上节点", en: "the node cannot be reached" },
	unavailable: { zh: "节点现在不能服务", en: "the node cannot serve now" },
	"answer-malformed": { zh: "应答的不是明鉴节点", en: "what answered is no Mingjian node" },
};

const troubleAdvice: Words = {
	zh: "检查网址（--url）和网络；本机节点用 mingjian start 启动。已提交的内容重发是安全的，不会重复登记。",
	en: "Check the address (--url) and the network; mingjian start runs a node here. Sending the same again is safe: it is recorded once.",
};
