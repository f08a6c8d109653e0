import { Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { AccountId, KeyId, TimeMs } from "../terms.ts";
import { mostKeys, PublicKey } from "./schema.ts";

/** Why somebody has no key left; a code, so that nothing personal can stand there. */
export const RecoveryReason = Type.Union([
	worded(Type.Literal("lost"), "遗失", "lost"),
	worded(Type.Literal("stolen"), "被盗", "stolen"),
	worded(Type.Literal("broken"), "损坏", "broken"),
	worded(Type.Literal("forgotten"), "忘记密码", "password forgotten"),
]);

const account = worded(AccountId, "账户", "Account");

export const RequestRecoveryInput = closed({
	account,
	key: worded(PublicKey, "新公钥", "New public key"),
	reason: worded(RecoveryReason, "原因", "Reason"),
});

export const ConfirmRecoveryInput = closed({ account });

export const CancelRecoveryInput = closed({ account });

export const CompleteRecoveryInput = closed({
	account,
	revoked: worded(
		Type.Array(KeyId, { minItems: 1, maxItems: mostKeys, uniqueItems: true }),
		"停用的密钥（须列全）",
		"Keys it revokes: all that are in force",
	),
});

export const DueResult = closed({
	account,
	dueMs: worded(TimeMs, "最早生效时间", "Earliest time it takes effect"),
});
