import { Type } from "typebox";
import { closed, worded } from "../schema-words.ts";

/** SHA-256 in lowercase hex: the name of a sealed content or of a wrap. */
const Hash = Type.String({ maxLength: 64, pattern: "^[0-9a-f]{64}$" });

/** Terms the whole service shares. None of them has room for a name, a number or an address. */
export const Tag = Type.String({ maxLength: 33, pattern: "^k[a-z2-7]{32}$" });
export const SealingKeyId = Type.String({ maxLength: 33, pattern: "^s[a-z2-7]{32}$" });
export const SealingPublicKey = Type.String({ maxLength: 88, pattern: "^[A-Za-z0-9+/]{87}=$" });
export const Commitment = Type.String({ maxLength: 44, pattern: "^[A-Za-z0-9+/]{43}=$" });
/** A department, or `citizen:` and a tag. */
export const Holder = Type.String({
	maxLength: 75,
	pattern: "^(citizen:k[a-z2-7]{32}|department:[A-Za-z0-9_-]{2,64})$",
});

const Slug = Type.String({ maxLength: 40, pattern: "^[a-z]+(-[a-z]+)*$" });

export const tag = worded(Tag, "盲化标签", "Blinded tag");
export const content = worded(Hash, "密封内容标识", "Content id");
export const wrap = worded(Hash, "密钥封装标识", "Id of the wrap");
export const key = worded(SealingKeyId, "封装公钥标识", "Sealing key");
export const group = worded(Slug, "字段组", "Group of fields");
export const purpose = worded(Slug, "处理目的（代码）", "Purpose, as a code");
export const number = worded(Type.Integer({ minimum: 1 }), "序号", "Number in the chain");

/** A clause of a law: its title, which has no digits, and the article. */
export const basis = worded(
	closed({
		law: worded(
			Type.String({ maxLength: 64, pattern: "^《[^0-9《》]{2,60}》$" }),
			"法律名称",
			"Title of the law",
		),
		article: worded(
			Type.String({ maxLength: 16, pattern: "^[0-9]{1,4}(-[0-9]{1,2})?(\\([0-9]{1,2}\\))?$" }),
			"条（款、项）",
			"Article",
		),
	}),
	"法律依据",
	"Legal basis",
);
