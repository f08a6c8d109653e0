// A table: every setting, what it is called, what it may be, and what it is if nobody says.
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { type TSchema, Type } from "typebox";

/** One setting. Its variable is MINGJIAN_ and its path in capitals: `city.name.zh` is MINGJIAN_CITY_NAME_ZH. */
export interface Field {
	/** Members from the top of `mingjian.json`, joined by dots. */
	readonly path: string;
	readonly schema: TSchema;
	/** Undefined where the field is optional or follows from others. */
	readonly initial?: unknown;
	readonly about: Words;
	/** What is allowed, for people. */
	readonly allowed: Words;
	/** Never printed. */
	readonly secret?: true;
}

const KiB = 1024;
const MiB = 1024 * KiB;

function integer(
	path: string,
	[minimum, maximum, initial]: readonly [number, number, number],
	about: Words,
): Field {
	return {
		path,
		schema: Type.Integer({ minimum, maximum }),
		initial,
		about,
		allowed: { zh: `${minimum} 至 ${maximum} 的整数`, en: `an integer from ${minimum} to ${maximum}` },
	};
}

interface TextField {
	readonly pattern?: string;
	readonly maxLength?: number;
	readonly initial?: string;
	readonly about: Words;
	readonly allowed: Words;
}

function text(path: string, { pattern, maxLength = 255, initial, about, allowed }: TextField): Field {
	const schema = Type.String({ minLength: 1, maxLength, ...(pattern === undefined ? {} : { pattern }) });
	return { path, schema, about, allowed, ...(initial === undefined ? {} : { initial }) };
}

const places: readonly Field[] = [
	text("dataDirectory", {
		maxLength: 4096,
		initial: "data",
		about: { zh: "数据目录", en: "folder of this node's files" },
		allowed: { zh: "路径", en: "a path" },
	}),
	text("host", {
		pattern: "^[A-Za-z0-9:.%_-]+$",
		initial: "127.0.0.1",
		about: { zh: "监听地址", en: "address to listen at" },
		allowed: { zh: "IP 地址或主机名", en: "an IP address or host name" },
	}),
	integer("port", [0, 65_535, 8400], { zh: "监听端口，0 为任选", en: "port to listen at, 0 for any" }),
	text("publicUrl", {
		pattern: "^https?://[^\\s/?#]+(/[^\\s?#]*[^\\s?#/])?$",
		maxLength: 2048,
		about: { zh: "对外网址", en: "where readers reach this node" },
		allowed: { zh: "http(s) 网址，末尾无斜杠", en: "an http(s) address without a trailing slash" },
	}),
	{
		path: "logLevel",
		schema: Type.Union(
			(["fatal", "error", "warn", "info", "debug", "silent"] as const).map((level) => Type.Literal(level)),
		),
		initial: "info",
		about: { zh: "日志级别", en: "log level" },
		allowed: {
			zh: "fatal、error、warn、info、debug、silent 之一",
			en: "one of fatal, error, warn, info, debug, silent",
		},
	},
	{
		path: "metricsToken",
		schema: Type.String({ minLength: 16, maxLength: 256, pattern: "^[A-Za-z0-9._~+/=-]+$" }),
		about: { zh: "/metrics 的访问令牌，不设则公开", en: "bearer token of /metrics; open if not set" },
		allowed: { zh: "16 至 256 个字符", en: "16 to 256 characters" },
		secret: true,
	},
];

const record: readonly Field[] = [
	text("ledger", {
		pattern: "^[a-z0-9][a-z0-9.-]{0,63}$",
		initial: "pingshan-demo",
		about: { zh: "账本标识", en: "id of the ledger" },
		allowed: {
			zh: "小写字母、数字、点和连字符，最长 64",
			en: "lowercase letters, digits, dots and hyphens, at most 64",
		},
	}),
	text("origin", {
		pattern: "^[!-*,-~]+$",
		initial: "mingjian.example/pingshan",
		about: { zh: "检查点首行", en: "first line of checkpoints" },
		allowed: {
			zh: "无空格、无加号的文字，如 record.example/city",
			en: "text without spaces or plus signs, such as record.example/city",
		},
	}),
	text("city.name.zh", {
		maxLength: 64,
		initial: "坪山市",
		about: { zh: "城市中文名", en: "the city's name in Chinese" },
		allowed: { zh: "1 至 64 个字符", en: "1 to 64 characters" },
	}),
	text("city.name.en", {
		maxLength: 64,
		initial: "Pingshan",
		about: { zh: "城市英文名", en: "the city's name in English" },
		allowed: { zh: "1 至 64 个字符", en: "1 to 64 characters" },
	}),
	text("city.divisionCode", {
		pattern: "^[1-9][0-9]{5}$",
		initial: "449900",
		about: { zh: "行政区划代码（GB/T 2260）", en: "division code (GB/T 2260)" },
		allowed: { zh: "六位数字", en: "six digits" },
	}),
	text("passkey.rpId", {
		pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*$",
		about: {
			zh: "通行密钥所属域名，默认取自对外网址",
			en: "domain passkeys belong to; follows from publicUrl",
		},
		allowed: { zh: "域名", en: "a domain name" },
	}),
	{
		path: "passkey.origins",
		schema: Type.Array(Type.String({ pattern: "^https?://[^\\s/?#]+$", maxLength: 255 }), {
			minItems: 1,
			maxItems: 16,
		}),
		about: {
			zh: "可用通行密钥的网站，默认取自对外网址",
			en: "sites passkeys may be used on; follows from publicUrl",
		},
		allowed: {
			zh: "1 至 16 个网站来源，环境变量中以逗号分隔",
			en: "1 to 16 origins, comma-separated in the environment",
		},
	},
];

const backup: readonly Field[] = [
	text("backup.folder", {
		maxLength: 4096,
		about: { zh: "备份目录", en: "folder of the backup" },
		allowed: { zh: "路径", en: "a path" },
	}),
	{
		path: "backup.recipients",
		schema: Type.Array(Type.String({ pattern: "^age1[0-9a-z]{10,3000}$" }), { maxItems: 16 }),
		initial: [],
		about: { zh: "可解密备份的 age 公钥", en: "age recipients who can read the backup" },
		allowed: {
			zh: "至多 16 个 age1 开头的公钥，环境变量中以逗号分隔",
			en: "up to 16 texts beginning with age1, comma-separated in the environment",
		},
	},
	integer("backup.everySeconds", [0, 7 * 86_400, 0], {
		zh: "节点运行时每隔几秒备份一次，0 为不自动备份",
		en: "seconds between backups of a running node, 0 for none",
	}),
];

const ordering: readonly Field[] = [
	{
		path: "consensus",
		schema: Type.Union([Type.Literal("solo"), Type.Literal("cometbft")]),
		initial: "solo",
		about: { zh: "由谁排序", en: "who orders" },
		allowed: {
			zh: "solo（一个运维方）或 cometbft（多个部门）",
			en: "solo (one operator) or cometbft (several departments)",
		},
	},
	text("consortium.listen", {
		pattern: "^[^\\s/@,]+:[0-9]{1,5}$",
		about: {
			zh: "其他成员连接本节点的监听地址，默认为成员名片中的地址",
			en: "where other members' connections are taken; the address on this member's card if not set",
		},
		allowed: { zh: "主机:端口", en: "HOST:PORT" },
	}),
	text("consortium.engine", {
		maxLength: 4096,
		about: {
			zh: "共识引擎程序的路径，默认为 npm run engine 所装或 PATH 中的",
			en: "the engine's program; the one of npm run engine, or on the PATH, if not set",
		},
		allowed: { zh: "路径", en: "a path" },
	}),
	{
		path: "consortium.catchUpFrom",
		schema: Type.Array(Type.String({ pattern: "^https?://[^\\s,?#]*[^\\s,?#/]$", maxLength: 512 }), {
			maxItems: 8,
		}),
		initial: [],
		about: {
			zh: "空目录的成员从哪些成员的节点取得快照，须配 consortium.trust",
			en: "other members' nodes a member without blocks takes a snapshot from; needs consortium.trust",
		},
		allowed: {
			zh: "两个以上网址，末尾无斜杠，环境变量中以逗号分隔",
			en: "two addresses or more without a trailing slash, comma-separated in the environment",
		},
	},
	text("consortium.trust", {
		pattern: "^[1-9][0-9]{0,14}:[0-9A-Fa-f]{64}$",
		about: {
			zh: "快照从哪个块开始信任：其他成员的 mingjian consortium status 给出",
			en: "the block whose word a snapshot is checked by: another member's mingjian consortium status tells it",
		},
		allowed: { zh: "高度:散列", en: "HEIGHT:HASH" },
	}),
];

const portal: readonly Field[] = [
	integer("session.idleMinutes", [1, 1440, 30], {
		zh: "门户登录后闲置多少分钟退出",
		en: "minutes unused after which the portal signs people out",
	}),
	integer("session.mostMinutes", [5, 43_200, 720], {
		zh: "门户登录最长分钟数",
		en: "minutes after which the portal signs people out in any case",
	}),
	{
		path: "trustedProxies",
		schema: Type.Array(Type.String({ pattern: "^[0-9A-Fa-f:.]+(/[0-9]{1,3})?$", maxLength: 64 }), {
			maxItems: 64,
		}),
		initial: [],
		about: {
			zh: "可信的反向代理，其 X-Forwarded-For 会被采用",
			en: "reverse proxies whose X-Forwarded-For is believed",
		},
		allowed: { zh: "IP 地址或网段，以逗号分隔", en: "IP addresses or ranges, comma-separated" },
	},
];

const cosigning: readonly Field[] = [
	text("cosigning.executor", {
		pattern: "^[^\\s+]+$",
		about: {
			zh: "本节点以此名称为自己执行的结果联署，不设则不联署",
			en: "name under which this node cosigns what it executed; it does not if not set",
		},
		allowed: {
			zh: "无空格、无加号的文字，如 tax.example/executor",
			en: "text without spaces or plus signs, such as tax.example/executor",
		},
	}),
	{
		path: "cosigning.witnesses",
		schema: Type.Array(
			Type.String({
				pattern: "^[^\\s,]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+ https?://[^\\s,?#]*[^\\s,?#/]$",
				maxLength: 2600,
			}),
			{ maxItems: 64 },
		),
		initial: [],
		about: { zh: "请谁联署检查点", en: "who is asked to cosign checkpoints" },
		allowed: {
			zh: "至多 64 个“公钥（vkey）空格 网址”，网址末尾无斜杠，环境变量中以逗号分隔",
			en: "up to 64 of a vkey, a space and an address without a trailing slash, comma-separated in the environment",
		},
	},
];

const anchor: readonly Field[] = [
	{
		path: "anchor.rpc",
		schema: Type.String({ pattern: "^https?://[^\\s]+$", maxLength: 2048 }),
		about: {
			zh: "锚定所用链的 JSON-RPC 网址，不设则不锚定",
			en: "JSON-RPC address of the chain checkpoints are anchored on; none are if not set",
		},
		allowed: { zh: "http(s) 网址", en: "an http(s) address" },
		// Providers put the caller's key into the address.
		secret: true,
	},
	{
		path: "anchor.chainId",
		schema: Type.Integer({ minimum: 1, maximum: 2 ** 50 }),
		about: { zh: "该链的编号（chain id）", en: "id of that chain" },
		allowed: { zh: "正整数，如 1", en: "a whole number such as 1" },
	},
	text("anchor.contract", {
		pattern: "^0x[0-9a-fA-F]{40}$",
		about: {
			zh: "锚定合约的地址（mingjian anchor deploy）",
			en: "address of the anchor contract (mingjian anchor deploy)",
		},
		allowed: { zh: "0x 加 40 位十六进制", en: "0x and 40 hex digits" },
	}),
	integer("anchor.everySeconds", [60, 30 * 86_400, 3600], {
		zh: "每隔几秒锚定一次（账本有增长时）",
		en: "seconds from one anchor to the next, where the log has grown",
	}),
	integer("anchor.replaceSeconds", [15, 86_400, 180], {
		zh: "等待几秒未入块便加价重发",
		en: "seconds in no block after which it is sent again with a higher fee",
	}),
	integer("anchor.mostFeeGwei", [1, 1_000_000, 100], {
		zh: "每单位 gas 至多出价（gwei）",
		en: "most offered for a unit of gas, gwei",
	}),
	integer("anchor.confirmations", [0, 100_000, 0], {
		zh: "其后再有几块视为最终，0 为由链自己说明",
		en: "blocks on top after which one counts as final, 0 for the chain's own word",
	}),
];

const bounds: readonly Field[] = [
	integer("block.intervalMs", [0, 60_000, 2], {
		zh: "出块前最长等待毫秒数",
		en: "longest wait before a block is closed, ms",
	}),
	integer("block.maxEntries", [1, 65_535, 4096], {
		zh: "每块最多交易数",
		en: "most transactions in a block",
	}),
	integer("block.maxBytes", [64 * KiB, 64 * MiB, 32 * MiB], {
		zh: "每块最多字节数",
		en: "most bytes in a block",
	}),
	integer("block.maxWaiting", [1, 1_000_000, 20_000], {
		zh: "最多排队交易数",
		en: "most transactions waiting",
	}),
	integer("limits.jsonBytes", [KiB, 32 * MiB, 1 * MiB], { zh: "JSON 正文上限", en: "largest JSON body" }),
	integer("limits.batchBytes", [KiB, 256 * MiB, 64 * MiB], { zh: "批量正文上限", en: "largest batch" }),
	integer("limits.batchEnvelopes", [1, 65_535, 10_000], {
		zh: "每批最多信封数",
		en: "most envelopes in a batch",
	}),
	integer("limits.bodyBytes", [MiB, 16_384 * MiB, 256 * MiB], {
		zh: "同时在内存中的正文总量上限",
		en: "all bodies in memory together",
	}),
	integer("limits.urlLength", [256, 16 * KiB, 4096], { zh: "网址长度上限", en: "longest address" }),
	integer("limits.headerBytes", [2 * KiB, 64 * KiB, 16 * KiB], {
		zh: "请求标头上限",
		en: "largest request head",
	}),
	integer("limits.connections", [1, 100_000, 4096], { zh: "同时连接数上限", en: "most connections" }),
	integer("limits.requestMs", [100, 600_000, 30_000], {
		zh: "请求传输时限，毫秒",
		en: "time to send a request, ms",
	}),
	integer("limits.keepAliveMs", [100, 600_000, 72_000], {
		zh: "空闲连接保留时间，毫秒",
		en: "life of an idle connection, ms",
	}),
	integer("limits.streams", [0, 50_000, 1000], { zh: "实时订阅数上限", en: "most live event streams" }),
];

/** Every setting, in the order `doctor` prints them. */
export const fields: readonly Field[] = [
	...places,
	...record,
	...ordering,
	...portal,
	...backup,
	...cosigning,
	...anchor,
	...bounds,
];

/** Name of a setting's environment variable. */
export function variableOf({ path }: Pick<Field, "path">): string {
	return `MINGJIAN_${path
		.replaceAll(/([a-z])([A-Z])/g, "$1_$2")
		.replaceAll(".", "_")
		.toUpperCase()}`;
}
