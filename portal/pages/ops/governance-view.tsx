import { type Frame, link } from "../../frame/frame.ts";
import { ButtonLink } from "../../kit/button.tsx";
import { Details } from "../../kit/details.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Tag } from "../../kit/tag.tsx";
import { FactList } from "../../parts/fact-list.tsx";
import { PartyName } from "../../parts/party.tsx";
import { Said } from "../../parts/said.tsx";
import { day, whole } from "../../words/format.ts";
import { type Catalogue, type Spoken, speak } from "../../words/words.ts";
import type { GovernanceModel, ProposalLine } from "./proposals.ts";

const words = {
	title: { zh: "合约升级与其他变更（多方同意）", en: "Upgrades and other changes, by approval of several" },
	lead: (height: string) => ({
		zh: `变更由一方提议、足够多方同意，自所定的块起生效。账本现在到第 ${height} 块。`,
		en: `One proposes, enough approve, and the change takes effect with the block it names. The record is at block ${height}.`,
	}),
	members: (count: number) => ({ zh: `共 ${count} 个有票成员。`, en: `${count} members have votes.` }),
	none: { zh: "还没有提案。", en: "Nothing has been proposed yet." },
	number: (number: number, kind: string) => ({
		zh: `第 ${number} 号：${kind}`,
		en: `No. ${number}: ${kind}`,
	}),
	approved: (got: number, needed: number) => ({
		zh: `${got} 方同意，需要 ${needed} 方`,
		en: `${got} of ${needed} needed approve`,
	}),
	effect: (height: string) => ({ zh: `自第 ${height} 块起生效`, en: `takes effect with block ${height}` }),
	approvedBy: (got: number) => ({ zh: `${got} 方同意`, en: `${got} approved` }),
	since: (height: string) => ({ zh: `自第 ${height} 块起生效`, en: `in force from block ${height} on` }),
	until: (until: string) => ({ zh: `可在 ${until} 前同意`, en: `can be approved until ${until}` }),
	by: { zh: "提议：", en: "Proposed by " },
	approvals: { zh: "同意：", en: "Approved by " },
	open: { zh: "征求同意", en: "open" },
	expired: { zh: "已过期", en: "expired" },
	scheduled: { zh: "已定，待生效", en: "decided, waits for its block" },
	"in-force": { zh: "已生效", en: "in force" },
	withdrawn: { zh: "已撤回", en: "withdrawn" },
	lapsed: { zh: "已失效", en: "lapsed" },
	what: (number: number) => ({ zh: `第 ${number} 号提案的内容`, en: `What No. ${number} changes` }),
	record: { zh: "账本上的记录与证明", en: "Its record and proof" },
	approve: { zh: "同意", en: "Approve" },
	"withdraw-proposal": { zh: "撤回提案", en: "Take it back" },
	lacking: {
		zh: "本节点的程序没有这个版本的合约。到那一块时节点会停下：请先升级程序，再同意。",
		en: "This node's program does not have that version of the contract and would stop at its block. Upgrade the program before you approve.",
	},
	and: { zh: "、", en: ", " },
} as const satisfies Catalogue;

const tones = {
	open: "info",
	scheduled: "info",
	"in-force": "ok",
	expired: "plain",
	withdrawn: "plain",
	lapsed: "warn",
} as const;

/** What was proposed about how the record is run, who approved, and from which block it counts. */
export function Governance({ model, frame }: { readonly model: GovernanceModel; readonly frame: Frame }) {
	const t = speak(words, frame.language);
	const { height, members, lines } = model;
	return (
		<section aria-labelledby="governance">
			<h2 id="governance">{t.title}</h2>
			<p>
				{t.lead(whole(height, frame.language))} {members === undefined ? null : t.members(members)}
			</p>
			{lines.length === 0 ? <p>{t.none}</p> : null}
			<ul class="rows" hidden={lines.length === 0}>
				{lines.map((line) => (
					<Proposal line={line} frame={frame} t={t} />
				))}
			</ul>
		</section>
	);
}

interface Given {
	readonly line: ProposalLine;
	readonly frame: Frame;
	readonly t: Spoken<typeof words>;
}

function Proposal({ line, frame, t }: Given) {
	const { number, kind, facts, reason, status, approvals, lacking } = line;
	const { language } = frame;
	const over = isOver(line);
	const content = (
		<>
			<FactList facts={facts} frame={frame} />
			{reason === undefined ? null : (
				<p>
					<Said text={reason} frame={frame} />
				</p>
			)}
		</>
	);
	return (
		<li class="row" id={`proposal-${number}`}>
			<div>
				<h3>
					{t.number(number, kind[language])} <Tag tone={tones[status]}>{t[status]}</Tag>
				</h3>
				<Standing line={line} frame={frame} t={t} />
				{over ? <Details summary={t.what(number)}>{content}</Details> : content}
				<p class="quiet">
					{t.by}
					<PartyName party={line.proposedBy} frame={frame} />
					<span class="dot" aria-hidden="true" />
					{t.approvals}
					{approvals.map((party, at) => (
						<>
							{at > 0 ? t.and : ""}
							<PartyName party={party} frame={frame} />
						</>
					))}
				</p>
				{lacking && !over ? (
					<Notice tone="error">
						<p>{t.lacking}</p>
					</Notice>
				) : null}
				<Ways line={line} frame={frame} t={t} />
			</div>
		</li>
	);
}

function isOver({ status }: ProposalLine): boolean {
	return status !== "open" && status !== "scheduled";
}

/** How many approved and from when it counts. Of what is over, not how many it needed: that may have been another number then. */
function Standing({ line, frame: { language }, t }: Given) {
	const { status, approvals, needed, atHeight, expiresMs } = line;
	const got = approvals.length;
	const height = whole(atHeight, language);
	const more = [
		...(isOver(line) ? [] : [t.effect(height)]),
		...(status === "in-force" ? [t.since(height)] : []),
		...(status === "open" ? [t.until(day(expiresMs, language))] : []),
	];
	return (
		<p>
			<strong>{isOver(line) ? t.approvedBy(got) : t.approved(got, needed)}</strong>
			{more.map((each) => (
				<>
					<span class="dot" aria-hidden="true" />
					{each}
				</>
			))}
		</p>
	);
}

function Ways({ line: { number, acts }, frame, t }: Given) {
	const which = <span class="hidden"> {number}</span>;
	return (
		<p class="actions">
			{acts.map((act) => (
				<ButtonLink
					kind="second"
					href={link(frame, `/work/act/governance/${act}?proposal=${number}&back=/ops`)}
				>
					{t[act]}
					{which}
				</ButtonLink>
			))}
			<a href={link(frame, `/explorer/state/governance.proposal/${number}`)}>
				{t.record}
				{which}
			</a>
		</p>
	);
}
