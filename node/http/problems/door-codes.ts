// A table: one entry a code, with its words in both languages; long because the door says no in many ways.
// A catalogue: what the door answers where nothing went on the record, in both languages.
import type { EnvelopeFault } from "@mingjian/ledger/record/envelope.ts";
import type { PayloadFault } from "@mingjian/ledger/record/payload.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { vaultCodes } from "../../vault/vault-codes.ts";

/** One code of the door: its HTTP status, what is wrong, and what to do about it. Codes are API: never reused. */
export interface DoorCode {
	readonly status: number;
	readonly title: Words;
	/** Never sent with a 5xx. */
	readonly advice: Words;
}

/** Codes of envelopes and payloads (spec/record.md §2, §3) that never reached the record. */
const envelopeCodes = {
	"envelope-too-large": {
		status: 413,
		title: { zh: "交易信封超过大小上限", en: "The envelope is too large" },
		advice: { zh: "请分成几笔交易提交。", en: "Split the act into several transactions." },
	},
	"envelope-truncated": {
		status: 400,
		title: { zh: "交易信封不完整", en: "The envelope ends early" },
		advice: { zh: "请检查长度字段并重新发送全部字节。", en: "Check the length fields and send every byte." },
	},
	"envelope-version": {
		status: 400,
		title: { zh: "不支持的信封版本", en: "The envelope's version is not known" },
		advice: { zh: "首字节必须是 1。", en: "The first byte must be 1." },
	},
	"envelope-trailing-bytes": {
		status: 400,
		title: { zh: "信封之后有多余字节", en: "There are bytes after the envelope" },
		advice: {
			zh: "一次请求只放一个信封；多个请用 application/vnd.mingjian.envelopes。",
			en: "Send one envelope, or many as application/vnd.mingjian.envelopes.",
		},
	},
	"envelope-signature-count": {
		status: 400,
		title: { zh: "签名数量不对", en: "The number of signatures is wrong" },
		advice: { zh: "需要 1 至 16 个签名。", en: "Give 1 to 16 signatures." },
	},
	"envelope-signature-size": {
		status: 400,
		title: { zh: "公钥或签名过长", en: "A public key or signature is too long" },
		advice: { zh: "请核对签名算法的编码。", en: "Check the encoding the algorithm calls for." },
	},
	"payload-not-utf8": {
		status: 400,
		title: { zh: "载荷不是 UTF-8 文本", en: "The payload is not UTF-8" },
		advice: { zh: "请用 UTF-8 编码后重新签署。", en: "Encode it as UTF-8 and sign again." },
	},
	"payload-not-json": {
		status: 400,
		title: { zh: "载荷不是 JSON", en: "The payload is not JSON" },
		advice: { zh: "请修正 JSON 后重新签署。", en: "Correct the JSON and sign again." },
	},
	"payload-not-exact": {
		status: 400,
		title: { zh: "载荷的 JSON 写法不唯一", en: "The payload's JSON is not in its exact form" },
		advice: {
			zh: "载荷必须与 JSON.stringify 的输出逐字节相同：无空白、无重复成员。",
			en: "It must be byte for byte what JSON.stringify prints: no whitespace, no repeated members.",
		},
	},
	"payload-not-integer": {
		status: 400,
		title: { zh: "载荷中有非整数", en: "The payload holds a number that is not a safe integer" },
		advice: { zh: "金额用分，比率用整数分数。", en: "Give money in fen and rates as integer fractions." },
	},
	"payload-too-deep": {
		status: 400,
		title: { zh: "载荷嵌套过深", en: "The payload is nested too deeply" },
		advice: { zh: "嵌套不得超过 32 层。", en: "Nest at most 32 levels." },
	},
	"payload-members": {
		status: 400,
		title: {
			zh: "载荷成员缺失、多余或格式不对",
			en: "A member of the payload is missing, unknown or malformed",
		},
		advice: {
			zh: "需要 ledger、service、action、input、actor、issuedAt、nonce，可有 onBehalfOf。",
			en: "It has ledger, service, action, input, actor, issuedAt, nonce, and may have onBehalfOf.",
		},
	},
} as const satisfies Record<EnvelopeFault | PayloadFault, DoorCode>;

const submissionCodes = {
	"signature-invalid": {
		status: 403,
		title: { zh: "签名无效", en: "A signature does not verify" },
		advice: {
			zh: "请对 32 字节的交易标识签名，并附上对应的公钥。",
			en: "Sign the 32-byte transaction id and send the key that signed it.",
		},
	},
	"action-mismatch": {
		status: 400,
		title: { zh: "载荷与网址指的不是同一操作", en: "The payload names another action than the address" },
		advice: {
			zh: "请改用与载荷一致的网址，或提交到 /v1/transactions。",
			en: "Use the address of the payload's service and action, or /v1/transactions.",
		},
	},
	"envelopes-framing": {
		status: 400,
		title: { zh: "批量信封的分隔不对", en: "The batch is not framed correctly" },
		advice: {
			zh: "每个信封之前是四字节大端长度，至少一个信封。本次没有提交任何一个。",
			en: "Each envelope follows its length as u32be, and there is at least one. None was submitted.",
		},
	},
	"envelopes-too-many": {
		status: 413,
		title: { zh: "一批中的信封过多", en: "The batch has too many envelopes" },
		advice: { zh: "请分批提交。本次没有提交任何一个。", en: "Send several batches. None was submitted." },
	},
	refused: {
		status: 400,
		title: { zh: "交易未被接受", en: "The transaction was not taken" },
		advice: { zh: "没有留下任何记录。", en: "Nothing of it is on the record." },
	},
	busy: {
		status: 503,
		title: { zh: "系统繁忙，请稍后再试", en: "The node is busy; try again shortly" },
		advice: {
			zh: "请按 Retry-After 重发同样的字节，不会重复登记。",
			en: "Send the same bytes again after Retry-After; they are recorded once.",
		},
	},
} as const satisfies Record<string, DoorCode>;

const requestCodes = {
	"route-unknown": {
		status: 404,
		title: { zh: "没有这个网址", en: "There is no such address" },
		advice: { zh: "可用的网址见 /openapi.json。", en: "See /openapi.json for what there is." },
	},
	"method-not-allowed": {
		status: 405,
		title: { zh: "该网址不支持这种方法", en: "The address does not answer this method" },
		advice: { zh: "可用方法见 Allow 标头。", en: "See the Allow header." },
	},
	"request-malformed": {
		status: 400,
		title: { zh: "不是有效的 HTTP 请求", en: "The request is not valid HTTP" },
		advice: { zh: "请检查请求行和标头。", en: "Check the request line and headers." },
	},
	"url-invalid": {
		status: 400,
		title: { zh: "网址编码不对", en: "The address is not encoded correctly" },
		advice: { zh: "请按 UTF-8 作百分号编码。", en: "Percent-encode it as UTF-8." },
	},
	"url-too-long": {
		status: 414,
		title: { zh: "网址过长", en: "The address is too long" },
		advice: { zh: "请缩短查询条件。", en: "Shorten the query." },
	},
	"headers-too-large": {
		status: 431,
		title: { zh: "请求标头过大", en: "The request headers are too large" },
		advice: { zh: "请减少标头。", en: "Send fewer or shorter headers." },
	},
	"request-timeout": {
		status: 408,
		title: { zh: "请求传输太慢", en: "The request arrived too slowly" },
		advice: { zh: "请重新发送。", en: "Send it again." },
	},
	"expectation-failed": {
		status: 417,
		title: { zh: "不支持的 Expect 标头", en: "The Expect header cannot be met" },
		advice: { zh: "请去掉 Expect 标头。", en: "Leave the Expect header out." },
	},
	"length-required": {
		status: 411,
		title: { zh: "请求缺少 Content-Length", en: "The request has no Content-Length" },
		advice: {
			zh: "请先确定正文长度再发送，不用分块传输。",
			en: "Send the body with its length, not chunked.",
		},
	},
	"body-too-large": {
		status: 413,
		title: { zh: "请求正文过大", en: "The body is too large" },
		advice: { zh: "请分几次提交。", en: "Split it into several requests." },
	},
	"body-incomplete": {
		status: 400,
		title: { zh: "请求正文不完整", en: "The body is not as long as Content-Length says" },
		advice: { zh: "请重新发送全部字节。", en: "Send every byte again." },
	},
	"body-empty": {
		status: 400,
		title: { zh: "请求没有正文", en: "The body is empty" },
		advice: { zh: "请附上已签署的交易。", en: "Send a signed transaction." },
	},
	"body-not-json": {
		status: 400,
		title: { zh: "正文不是 JSON", en: "The body is not JSON" },
		advice: { zh: "请发送 UTF-8 编码的 JSON。", en: "Send JSON in UTF-8." },
	},
	"body-invalid": {
		status: 400,
		title: { zh: "正文不符合要求", en: "The body does not meet its schema" },
		advice: { zh: "请按指出的位置修改。", en: "Correct the places named." },
	},
	"content-type": {
		status: 415,
		title: { zh: "不支持这种内容类型", en: "The content type is not supported" },
		advice: {
			zh: "可用 application/json、application/vnd.mingjian.envelope 或 application/vnd.mingjian.envelopes。",
			en: "Use application/json, application/vnd.mingjian.envelope or application/vnd.mingjian.envelopes.",
		},
	},
	"content-encoding": {
		status: 415,
		title: { zh: "不支持压缩的正文", en: "The body must not be compressed" },
		advice: { zh: "请去掉 Content-Encoding。", en: "Leave Content-Encoding out." },
	},
	"parameters-invalid": {
		status: 400,
		title: { zh: "查询条件不符合要求", en: "The parameters do not fit" },
		advice: { zh: "请按指出的条件修改。", en: "Correct the parameters named." },
	},
} as const satisfies Record<string, DoorCode>;

const recordCodes = {
	"record-unknown": {
		status: 404,
		title: { zh: "没有这条记录", en: "There is no such record" },
		advice: {
			zh: "请核对编号。没有该记录也可以出具证明：见 /v1/state/。",
			en: "Check the id. That a record is absent can be proved too: see /v1/state/.",
		},
	},
	"entry-unknown": {
		status: 404,
		title: { zh: "账本上没有这一项", en: "There is no such entry on the record" },
		advice: { zh: "请核对序号或交易标识。", en: "Check the log index or transaction id." },
	},
	"entry-reference": {
		status: 400,
		title: { zh: "不是序号，也不是交易标识", en: "This is neither a log index nor a transaction id" },
		advice: {
			zh: "请用十进制序号，或 64 位小写十六进制标识。",
			en: "Give a decimal index or 64 lowercase hexadecimal digits.",
		},
	},
	"anchors-off": {
		status: 404,
		title: { zh: "本节点不锚定账本", en: "This node does not anchor the log" },
		advice: {
			zh: "请问另一个节点，或在链上按合约与账户查找。",
			en: "Ask another node, or look on the chain by contract and account.",
		},
	},
	"anchor-none": {
		status: 404,
		title: { zh: "还没有最终的锚定含有这一项", en: "No anchor that is final holds this index yet" },
		advice: {
			zh: "稍后再取；间隔见信任政策或运维方公告。",
			en: "Ask again later: anchors come at intervals.",
		},
	},
	"anchor-unprovable": {
		status: 404,
		title: { zh: "这次锚定没有离线证明", en: "There is no offline proof of this anchor" },
		advice: {
			zh: "该链的区块无法离线证明；请联网核验。",
			en: "Blocks of that chain cannot be proved offline; verify online.",
		},
	},
	"anchor-size": {
		status: 400,
		title: {
			zh: "size 不是含有该序号的账本长度",
			en: "The size is not one of this log that holds the index",
		},
		advice: {
			zh: "请给出证明文件中检查点第二行的数字。",
			en: "Give the number in the second line of the proof file's checkpoint.",
		},
	},
	"block-unknown": {
		status: 404,
		title: { zh: "没有这个区块", en: "There is no such block" },
		advice: { zh: "最新高度见 /v1/head。", en: "See /v1/head for the newest height." },
	},
	"tile-unknown": {
		status: 404,
		title: { zh: "没有这个切片", en: "The log has no such tile" },
		advice: { zh: "请先读取 /checkpoint 得知账本长度。", en: "Read /checkpoint for the log's size first." },
	},
	"state-key": {
		status: 400,
		title: { zh: "状态键不对", en: "This is not a state key" },
		advice: {
			zh: "键的形式为 集合/键，最长 512 字符。",
			en: "A key is collection/key, at most 512 characters.",
		},
	},
	"problem-unknown": {
		status: 404,
		title: { zh: "没有这个代码", en: "There is no such code" },
		advice: { zh: "全部代码见 /problems。", en: "See /problems for all codes." },
	},
	"query-refused": {
		status: 400,
		title: { zh: "查询被拒绝", en: "The query was refused" },
		advice: { zh: "请修改查询条件。", en: "Change the parameters." },
	},
} as const satisfies Record<string, DoorCode>;

const nodeCodes = {
	"read-only": {
		status: 403,
		title: { zh: "这个节点只供查阅", en: "This node is for reading only" },
		advice: {
			zh: "它跟随另一个节点。请把交易提交给账本的受理节点。",
			en: "It follows another node. Submit the act to a node that orders.",
		},
	},
	"not-ready": {
		status: 503,
		title: {
			zh: "节点暂停服务，以免给出错误结果",
			en: "The node has stopped serving rather than answer wrongly",
		},
		advice: { zh: "", en: "" },
	},
	stopping: {
		status: 503,
		title: { zh: "节点正在停止", en: "The node is stopping" },
		advice: { zh: "", en: "" },
	},
	"streams-full": {
		status: 503,
		title: { zh: "实时订阅已满，请稍后再试", en: "There are too many live readers; try again shortly" },
		advice: { zh: "", en: "" },
	},
	internal: {
		status: 500,
		title: { zh: "服务器内部错误", en: "The server failed" },
		advice: { zh: "", en: "" },
	},
	unauthorised: {
		status: 401,
		title: { zh: "需要访问令牌", en: "A token is needed" },
		advice: { zh: "请使用运维人员配置的令牌。", en: "Use the token the operator configured." },
	},
} as const satisfies Record<string, DoorCode>;

/** Every code of the door. */
export const doorCodes = {
	...envelopeCodes,
	...submissionCodes,
	...requestCodes,
	...recordCodes,
	...nodeCodes,
	...vaultCodes,
} as const;

export type DoorCodeName = keyof typeof doorCodes;
