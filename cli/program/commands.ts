// A table: one entry a command.

import type { Command, CommandEntry } from "./command.ts";

/** Table: every command that is not derived from a service, in the order the help lists them. */
export const commands: readonly CommandEntry[] = [
	{
		name: "start",
		summary: { zh: "启动节点；--demo 带一座示例城市", en: "start a node; --demo brings a sample city" },
		load: async (): Promise<Command> => (await import("../commands/start.ts")).start,
	},
	{
		name: "verify",
		summary: {
			zh: "离线核验证明、证照、二维码或轨迹",
			en: "verify a proof, certificate, QR text or trail, offline",
		},
		load: async (): Promise<Command> => (await import("../commands/verify.ts")).verify,
	},
	{
		name: "recompute",
		summary: { zh: "离线重算一项按规则作出的决定", en: "work a decision by rule out again, offline" },
		load: async (): Promise<Command> => (await import("../commands/recompute.ts")).recompute,
	},
	{
		name: "policy",
		summary: { zh: "取得城市的信任政策", en: "get the city's trust policy" },
		load: async (): Promise<Command> => (await import("../commands/policy.ts")).policy,
	},
	{
		name: "proof",
		summary: { zh: "取得一次登记的证明文件", en: "get the proof file of an entry" },
		load: async (): Promise<Command> => (await import("../commands/proof.ts")).proof,
	},
	{
		name: "state-proof",
		summary: {
			zh: "取得一条记录现状（或不存在）的证明文件",
			en: "get the proof file of a record, or of its absence",
		},
		load: async (): Promise<Command> => (await import("../commands/proof.ts")).stateProof,
	},
	{
		name: "keys new",
		summary: { zh: "生成密钥", en: "make a key" },
		load: async (): Promise<Command> => (await import("../commands/keys-new.ts")).keysNew,
	},
	{
		name: "keys sealing",
		summary: { zh: "生成封装密钥", en: "make a sealing key" },
		load: async (): Promise<Command> => (await import("../commands/keys-sealing.ts")).keysSealing,
	},
	{
		name: "keys list",
		summary: { zh: "列出目录中的密钥", en: "list the keys in a folder" },
		load: async (): Promise<Command> => (await import("../commands/keys-list.ts")).keysList,
	},
	{
		name: "keys show",
		summary: { zh: "查看密钥文件（不显示私钥）", en: "show a key file, without its secret" },
		load: async (): Promise<Command> => (await import("../commands/keys-show.ts")).keysShow,
	},
	{
		name: "keys export-public",
		summary: { zh: "导出公钥（可用于登记）", en: "print the public key, ready to be registered" },
		load: async (): Promise<Command> => (await import("../commands/keys-show.ts")).keysExportPublic,
	},
	{
		name: "submit",
		summary: { zh: "签署并提交一项操作", en: "sign an act and submit it" },
		load: async (): Promise<Command> => (await import("../commands/submit.ts")).submit,
	},
	{
		name: "query",
		summary: { zh: "查询节点", en: "ask a node" },
		load: async (): Promise<Command> => (await import("../commands/query.ts")).query,
	},
	{
		name: "follow",
		summary: { zh: "关注一个办件，或一宗地上的办件", en: "follow a case, or the cases about a parcel" },
		load: async (): Promise<Command> => (await import("../commands/follow.ts")).follow,
	},
	{
		name: "apply",
		summary: { zh: "申请办事（在本机加密）", en: "apply for a service, sealed on this machine" },
		load: async (): Promise<Command> => (await import("../commands/apply.ts")).apply,
	},
	{
		name: "case correct",
		summary: { zh: "提交补正", en: "answer a correction" },
		load: async (): Promise<Command> => (await import("../commands/case-applicant.ts")).caseCorrect,
	},
	{
		name: "case appeal",
		summary: { zh: "提出异议", en: "appeal against an outcome" },
		load: async (): Promise<Command> => (await import("../commands/case-applicant.ts")).caseAppeal,
	},
	{
		name: "case notices",
		summary: { zh: "查看发给本人的通知、决定和证照", en: "read what departments sealed to you" },
		load: async (): Promise<Command> => (await import("../commands/case-applicant.ts")).caseNotices,
	},
	{
		name: "case open",
		summary: { zh: "经办人打开密封内容", en: "open what is sealed in a case, as an officer" },
		load: async (): Promise<Command> => (await import("../commands/case-officer.ts")).caseOpen,
	},
	{
		name: "case return",
		summary: { zh: "经办人告知补正", en: "return a case for correction, as an officer" },
		load: async (): Promise<Command> => (await import("../commands/case-officer.ts")).caseReturn,
	},
	{
		name: "case decide",
		summary: {
			zh: "经办人作出决定，理由加密给申请人",
			en: "decide a case and seal the reasons, as an officer",
		},
		load: async (): Promise<Command> => (await import("../commands/case-officer.ts")).caseDecide,
	},
	{
		name: "case review",
		summary: {
			zh: "经办人提出审查意见，理由加密给申请人",
			en: "review a case and seal the reasons, as an officer",
		},
		load: async (): Promise<Command> => (await import("../commands/case-says.ts")).caseSayings.review!,
	},
	{
		name: "case decline",
		summary: {
			zh: "经办人不予受理，理由加密给申请人",
			en: "refuse to accept a case and seal the reasons, as an officer",
		},
		load: async (): Promise<Command> => (await import("../commands/case-says.ts")).caseSayings.decline!,
	},
	{
		name: "case decide-appeal",
		summary: {
			zh: "经办人处理异议，理由加密给申请人",
			en: "decide an appeal and seal the reasons, as an officer",
		},
		load: async (): Promise<Command> =>
			(await import("../commands/case-says.ts")).caseSayings["decide-appeal"]!,
	},
	{
		name: "case extend",
		summary: { zh: "部门负责人延长办理期限", en: "extend the limits of a case, as head of the department" },
		load: async (): Promise<Command> => (await import("../commands/case-says.ts")).caseSayings.extend!,
	},
	{
		name: "case begin-procedure",
		summary: { zh: "经办人开始听证等特别程序", en: "begin a hearing or other procedure, as an officer" },
		load: async (): Promise<Command> =>
			(await import("../commands/case-says.ts")).caseSayings["begin-procedure"]!,
	},
	{
		name: "case end-procedure",
		summary: { zh: "经办人结束特别程序", en: "end a procedure, as an officer" },
		load: async (): Promise<Command> =>
			(await import("../commands/case-says.ts")).caseSayings["end-procedure"]!,
	},
	{
		name: "case tell",
		summary: { zh: "经办人向申请人补充告知", en: "tell the applicant something more, as an officer" },
		load: async (): Promise<Command> => (await import("../commands/case-says.ts")).caseSayings.tell!,
	},
	{
		name: "case issue",
		summary: { zh: "颁发证照并送达", en: "issue a certificate and deliver it" },
		load: async (): Promise<Command> => (await import("../commands/case-officer.ts")).caseIssue,
	},
	{
		name: "desk",
		summary: { zh: "部门自动办理台", en: "run a department's automatic desk" },
		load: async (): Promise<Command> => (await import("../commands/desk.ts")).desk,
	},
	{
		name: "pack check",
		summary: { zh: "检查服务包", en: "check a service pack" },
		load: async (): Promise<Command> => (await import("../commands/pack-check.ts")).packCheck,
	},
	{
		name: "pack publish",
		summary: { zh: "发布服务包", en: "publish a service pack" },
		load: async (): Promise<Command> => (await import("../commands/pack-publish.ts")).packPublish,
	},
	{
		name: "import",
		summary: { zh: "把事项清单导入账本", en: "publish the service items of a file" },
		load: async (): Promise<Command> => (await import("../commands/import.ts")).importItems,
	},
	{
		name: "audit",
		summary: { zh: "从头审计一个节点的账本", en: "audit a node's record from its beginning" },
		load: async (): Promise<Command> => (await import("../commands/audit.ts")).audit,
	},
	{
		name: "export",
		summary: { zh: "导出完整、可证明无缺口的轨迹", en: "export a complete trail, provably without gaps" },
		load: async (): Promise<Command> => (await import("../commands/export.ts")).exportTrail,
	},
	{
		name: "backup",
		summary: { zh: "备份节点（可在运行中进行）", en: "back a node up, running or not" },
		load: async (): Promise<Command> => (await import("../commands/backup.ts")).backup,
	},
	{
		name: "backup identity",
		summary: { zh: "生成备份用的 age 密钥对", en: "make the age key pair of a backup" },
		load: async (): Promise<Command> => (await import("../commands/backup-identity.ts")).backupIdentity,
	},
	{
		name: "restore",
		summary: { zh: "从备份恢复节点", en: "restore a node from its backup" },
		load: async (): Promise<Command> => (await import("../commands/restore.ts")).restore,
	},
	{
		name: "drill",
		summary: {
			zh: "演练恢复：测量会丢多少、要多久",
			en: "rehearse a restore: what would be lost, how long it takes",
		},
		load: async (): Promise<Command> => (await import("../commands/drill.ts")).drill,
	},
	{
		name: "log-key new",
		summary: { zh: "更换账本密钥：生成新的", en: "replace the log's key: make a new one" },
		load: async (): Promise<Command> => (await import("../commands/log-key.ts")).logKeyNew,
	},
	{
		name: "log-key introduce",
		summary: { zh: "更换账本密钥：写入信任政策", en: "replace the log's key: put it into the trust policy" },
		load: async (): Promise<Command> => (await import("../commands/log-key.ts")).logKeyIntroduce,
	},
	{
		name: "log-key retire",
		summary: { zh: "更换账本密钥：停用旧的", en: "replace the log's key: end the old one" },
		load: async (): Promise<Command> => (await import("../commands/log-key.ts")).logKeyRetire,
	},
	{
		name: "consortium join",
		summary: {
			zh: "联盟：生成本部门的密钥和名片",
			en: "consortium: make this department's keys and its card",
		},
		load: async (): Promise<Command> => (await import("../commands/consortium-join.ts")).consortiumJoin,
	},
	{
		name: "consortium init",
		summary: { zh: "联盟：把名片合成创立文件", en: "consortium: put the cards together and found it" },
		load: async (): Promise<Command> => (await import("../commands/consortium-init.ts")).consortiumInit,
	},
	{
		name: "consortium start",
		summary: { zh: "联盟：启动本成员的节点", en: "consortium: start this member's node" },
		load: async (): Promise<Command> => (await import("../commands/consortium-start.ts")).consortiumStart,
	},
	{
		name: "consortium status",
		summary: { zh: "联盟：谁在线，能否出块", en: "consortium: who is up, and whether blocks are made" },
		load: async (): Promise<Command> => (await import("../commands/consortium-status.ts")).consortiumStatus,
	},
	{
		name: "consortium propose",
		summary: {
			zh: "联盟：提议变更成员、参数、合约或政策",
			en: "consortium: propose a change of members, parameters, contracts or policy",
		},
		load: async (): Promise<Command> => (await import("../commands/consortium-propose.ts")).consortiumPropose,
	},
	{
		name: "consortium approve",
		summary: { zh: "联盟：同意提案", en: "consortium: approve a proposal" },
		load: async (): Promise<Command> => (await import("../commands/consortium-approve.ts")).consortiumApprove,
	},
	{
		name: "consortium proposals",
		summary: { zh: "联盟：查看提案", en: "consortium: show proposals" },
		load: async (): Promise<Command> =>
			(await import("../commands/consortium-proposals.ts")).consortiumProposals,
	},
	{
		name: "consortium leave",
		summary: { zh: "联盟：提议本成员退出", en: "consortium: propose that this member leaves" },
		load: async (): Promise<Command> => (await import("../commands/consortium-leave.ts")).consortiumLeave,
	},
	{
		name: "follow",
		summary: {
			zh: "跟随另一个节点：重新执行并提供查阅",
			en: "follow another node: execute again and serve readers",
		},
		load: async (): Promise<Command> => (await import("../commands/follow.ts")).follow,
	},
	{
		name: "anchor status",
		summary: { zh: "锚定：查看节点的锚定", en: "anchors: what a node says of its own" },
		load: async (): Promise<Command> => (await import("../commands/anchor-status.ts")).anchorStatus,
	},
	{
		name: "anchor now",
		summary: { zh: "锚定：让运行中的节点立即锚定", en: "anchors: have the running node post one now" },
		load: async (): Promise<Command> => (await import("../commands/anchor-now.ts")).anchorNow,
	},
	{
		name: "anchor verify",
		summary: {
			zh: "锚定：到链上核对节点出示的账本",
			en: "anchors: look at the chain, and compare a node's log with it",
		},
		load: async (): Promise<Command> => (await import("../commands/anchor-verify.ts")).anchorVerify,
	},
	{
		name: "anchor proof",
		summary: {
			zh: "锚定：取得与证明文件相配的锚定证明",
			en: "anchors: get the anchor proof that goes with a proof file",
		},
		load: async (): Promise<Command> => (await import("../commands/anchor-proof.ts")).anchorProof,
	},
	{
		name: "anchor key",
		summary: { zh: "锚定：生成支付费用的账户", en: "anchors: make the account that pays for them" },
		load: async (): Promise<Command> => (await import("../commands/anchor-key.ts")).anchorKey,
	},
	{
		name: "anchor deploy",
		summary: { zh: "锚定：把合约放到链上", en: "anchors: put the contract on the chain" },
		load: async (): Promise<Command> => (await import("../commands/anchor-deploy.ts")).anchorDeploy,
	},
	{
		name: "witness",
		summary: {
			zh: "见证别人的账本（C2SP tlog-witness）",
			en: "witness the logs of others (C2SP tlog-witness)",
		},
		load: async (): Promise<Command> => (await import("../commands/witness.ts")).witness,
	},
	{
		name: "doctor",
		summary: {
			zh: "检查机器、配置、数据和运行中的节点",
			en: "check machine, configuration, files and a running node",
		},
		load: async (): Promise<Command> => (await import("../commands/doctor.ts")).doctor,
	},
];
