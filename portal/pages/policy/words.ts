import type { Catalogue } from "../../words/words.ts";

export const policyWords = {
	title: { zh: "信任政策", en: "Trust policy" },
	lead: {
		zh: "核验只需要信任这里列出的密钥。请保存一份，并把指纹与城市在别处公布的对照一次；对得上，就再也不用相信本网站。",
		en: "To verify, these keys are all you need to trust. Keep a copy and compare the fingerprint once with the one the city publishes elsewhere; if they agree, you never need to trust this website again.",
	},
	fingerprint: { zh: "指纹 (SHA-256)", en: "Fingerprint (SHA-256)" },
	how: {
		zh: "指纹是下面这段文字的 SHA-256，用任何工具都能算出：",
		en: "It is the SHA-256 of the text below; any tool computes it:",
	},
	command: { zh: "计算指纹的命令", en: "Command that computes the fingerprint" },
	text: { zh: "被取指纹的文字", en: "The text it is taken of" },
	download: { zh: "下载信任政策 (JSON)", en: "Download the trust policy (JSON)" },
	cosigners: { zh: "见证方", en: "Cosigners" },
	noCosigners: {
		zh: "这座演示城市只有一个节点，没有见证方：签名说明账本是城市的，但没有第三方为它作证。",
		en: "This demonstration city runs one node and has no cosigners: signatures show that the log is the city's, but no third party vouches for it.",
	},
	quorum: (quorum: number, of: number) => ({
		zh: `${of} 个见证方中至少 ${quorum} 个签名，检查点才成立。`,
		en: `A checkpoint holds once ${quorum} of ${of} cosigners signed it.`,
	}),
	issuers: { zh: "部门的签发密钥", en: "Departments' issuing keys" },
	issuersLead: {
		zh: "部门用这些密钥签发证照和二维码。它们会随部门增减，不在指纹之内。",
		en: "Departments sign certificates and QR codes with these. They change as departments do, and are not part of the fingerprint.",
	},
	until: { zh: "有效至", en: "until" },
	withdrawn: { zh: "已撤回", en: "withdrawn" },
	since: { zh: "本版政策自此生效：", en: "In force since " },
	version: (version: number) => ({ zh: `第 ${version} 版`, en: `Version ${version}` }),
	none: { zh: "还没有部门公布签发密钥。", en: "No department has published one yet." },
} as const satisfies Catalogue;
