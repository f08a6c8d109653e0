import { Type } from "typebox";
import { pageOf } from "../page.ts";
import { closed, worded } from "../schema-words.ts";
import { AccountId, DepartmentId, paging } from "../terms.ts";
import {
	ChainRecord,
	ConsentRecord,
	ContentRecord,
	DenialRecord,
	DisclosureRecord,
	RequestRecord,
	SealingKeysRecord,
} from "./schema.ts";
import { content, Holder, Tag, tag } from "./terms.ts";

const optionalTag = worded(Type.Optional(Tag), "盲化标签", "Blinded tag");
const department = worded(Type.Optional(DepartmentId), "机构", "Department");

export const SealingKeysParameters = closed({ holder: worded(Holder, "持有人", "Holder") });
export const SealingKeysResult = SealingKeysRecord;

export const ContentParameters = closed({ content });
export const NamedContent = closed({ content, ...ContentRecord.properties });

export const ContentsParameters = closed({ tag: optionalTag, department, ...paging });
export const ContentsPage = pageOf(NamedContent);

export const ChainParameters = closed({ tag });
export const ChainResult = closed({ tag, ...ChainRecord.properties });

export const DisclosuresParameters = closed({
	tag: optionalTag,
	department,
	dispute: worded(Type.Optional(Type.Enum(["none", "open", "answered"])), "异议状态", "Dispute"),
	...paging,
});
export const DisclosuresPage = pageOf(DisclosureRecord);

export const DenialsParameters = closed({
	tag: optionalTag,
	content: worded(Type.Optional(content), "密封内容标识", "Content id"),
	asker: worded(Type.Optional(AccountId), "请求人账户", "Account of the asker"),
	...paging,
});
export const DenialsPage = pageOf(DenialRecord);

export const ConsentsParameters = closed({
	tag: optionalTag,
	department,
	status: worded(Type.Optional(Type.Enum(["given", "withdrawn"])), "状态", "Status"),
	...paging,
});
export const ConsentsPage = pageOf(ConsentRecord);

export const RequestsParameters = closed({
	tag: optionalTag,
	department,
	status: worded(Type.Optional(Type.Enum(["open", "granted", "refused"])), "状态", "Status"),
	...paging,
});
export const RequestsPage = pageOf(RequestRecord);
