import { type Static, Type } from "typebox";
import { closed, worded } from "../../schema-words.ts";
import { base64, bilingual, OperatorId } from "../../terms.ts";
import { PublishInput } from "../schema.ts";

/** Members a consortium may have: as many as a trust policy has log keys. */
export const mostMembers = 8;

/** The engine's own bounds: a block of at least 1 MiB, room for any batch; two votes can be held against a member for an hour to thirty days. */
export const parameterBounds = {
	blockBytes: { minimum: 1024 * 1024, maximum: 4 * 1024 * 1024 },
	evidenceMs: { minimum: 3_600_000, maximum: 30 * 24 * 3_600_000 },
};

export const MemberName = Type.String({ maxLength: 32, pattern: "^[a-z][a-z0-9-]{0,31}$" });
export const Key = Type.String({ maxLength: 44, pattern: "^[A-Za-z0-9+/]{43}=$" });
export const NodeId = Type.String({ maxLength: 40, pattern: "^[0-9a-f]{40}$" });
export const NodeAddress = Type.String({ maxLength: 255, pattern: "^[^\\s/@,]+:[0-9]{1,5}$" });
export const Power = Type.Integer({ minimum: 1, maximum: 1_000_000 });
export const ServiceName = Type.String({ maxLength: 64, pattern: "^[a-z][a-z0-9-]{0,63}$" });
export const Version = Type.String({ maxLength: 32, pattern: "^[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}$" });

const member = worded(MemberName, "成员短名", "Short name of the member");
const address = worded(NodeAddress, "节点地址（主机:端口）", "Where its node is reached, HOST:PORT");
const nodeId = worded(NodeId, "节点标识", "Id of its node");
const validatorKey = worded(Key, "投票公钥（Ed25519，base64）", "Ed25519 key of its votes, base64");
const power = worded(Power, "票数", "Votes");

function kind<const K extends string>(name: K) {
	return worded(Type.Literal(name), "变更种类", "Kind of change");
}

/** A department joins those who order: its keys, its node and how many votes it has. */
const Admit = closed({
	kind: kind("admit"),
	member,
	name: worded(bilingual(200), "部门名称", "Name of the department"),
	address,
	nodeId,
	validatorKey,
	logKey: worded(Key, "账本签名公钥（base64）", "Key of its checkpoints, base64"),
	operatorKey: worded(Key, "运维账户公钥（base64）", "Key of its operator's account, base64"),
	power,
});
const ChangePower = closed({ kind: kind("power"), member, power });
const Remove = closed({ kind: kind("remove"), member });
const RotateKey = closed({ kind: kind("rotate-key"), member, validatorKey });
const Move = closed({ kind: kind("address"), member, address, nodeId });
const Parameters = closed({
	kind: kind("parameters"),
	blockBytes: worded(Type.Integer(parameterBounds.blockBytes), "每块字节上限", "Most octets of a block"),
	evidenceMs: worded(
		Type.Integer(parameterBounds.evidenceMs),
		"作恶证据有效时长（毫秒）",
		"How long votes can be held against a member, in milliseconds",
	),
});
const Contract = closed({
	kind: kind("contract"),
	service: worded(ServiceName, "服务", "Service"),
	version: worded(Version, "合约版本", "Version of its contract"),
});
const Policy = closed({
	kind: kind("trust-policy"),
	policy: worded(PublishInput, "新的信任政策", "The new trust policy"),
});
const account = worded(OperatorId, "运维账户", "Operator's account");
const SeatOperator = closed({
	kind: kind("seat-operator"),
	account,
	name: worded(bilingual(200), "名称", "Name"),
	algorithm: worded(Type.Enum(["Ed25519", "P-256"]), "算法", "Algorithm"),
	publicKey: worded(base64(65), "公钥（base64）", "Public key in base64"),
});
const RetireOperator = closed({ kind: kind("retire-operator"), account });

/** What can be proposed. */
export const Change = Type.Union([
	Admit,
	ChangePower,
	Remove,
	RotateKey,
	Move,
	Parameters,
	Contract,
	Policy,
	SeatOperator,
	RetireOperator,
]);
export type Change = Static<typeof Change>;
export type ChangeOf<K extends Change["kind"]> = Extract<Change, { readonly kind: K }>;
