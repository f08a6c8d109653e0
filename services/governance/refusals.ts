import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Why the governance service says no. Codes are API: never reused. */
export const governanceRefusals = {
	"policy-version": {
		zh: "信任政策已有更新的版本。请在最新版本上修改后重新签署。",
		en: "The trust policy has moved on. Start from its newest version and sign again.",
	},
	"policy-keys": {
		zh: "政策中的公钥无效或重复。请检查 vkey 文本。",
		en: "A key of the policy is not a verifier key, or stands there twice. Check the vkey texts.",
	},
	"policy-former-keys": {
		zh: "曾用的账本公钥须出自现行政策，其账本长度不能再增大。",
		en: "A former key of the log must be in the policy in force, and the length of log it is good for never grows.",
	},
	"policy-quorum": {
		zh: "所需签名数超过见证方或执行方的数量。",
		en: "The policy asks for more cosignatures than it has cosigners or executors.",
	},
	"policy-signers": {
		zh: "签署的运维方不足。现行政策和新政策所要求的人数均须满足。",
		en: "Too few operators signed. Both the policy in force and the new one say how many are needed.",
	},
	"issuing-key-invalid": {
		zh: "公钥无效。请检查算法与编码。",
		en: "This is no public key of that algorithm. Check the algorithm and the encoding.",
	},
	"issuing-key-declared": {
		zh: "本机构已经公布过该密钥。撤回的密钥不能再次公布。",
		en: "The department declared this key before. A withdrawn key is not declared again.",
	},
	"issuing-key-not-proved": {
		zh: "该密钥没有在本交易上签名。请用印章和签发密钥共同签署。",
		en: "The key did not sign this act. Sign with the seal and the issuing key together.",
	},
	"issuing-key-validity": {
		zh: "有效期须从现在或以后开始，到期晚于开始，且不超过十年。",
		en: "The key must become valid now or later, end after that, and last ten years at most.",
	},
	"issuing-keys-too-many": {
		zh: "本机构公布的签发密钥已达六十四个。",
		en: "The department has declared sixty-four issuing keys, the most it can.",
	},
	"issuing-key-unknown": {
		zh: "本机构没有公布过该密钥。",
		en: "The department declared no such key.",
	},
	"issuing-key-withdrawn": { zh: "该密钥此前已撤回。", en: "The key was withdrawn before." },
	"withdrawal-time": {
		zh: "撤回起始时间不能晚于现在，也不能早于密钥启用时间。",
		en: "A withdrawal counts from now or earlier, and not from before the key was valid.",
	},
} as const satisfies Record<string, Words>;

/** Refuses with one of this service's codes. */
export function refuse(code: keyof typeof governanceRefusals): never {
	throw new Refusal(`governance/${code}`);
}
