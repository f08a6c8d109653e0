import type { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import { caseStatuses } from "@mingjian/services/cases/choices.ts";
import type { NewsPage, NewsRow } from "@mingjian/services/cases/views.ts";
import { stopSignal } from "../node/until-stopped.ts";
import { refusedError, usageError } from "../program/cli-error.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { showDay, showTime } from "../program/show-time.ts";
import { connect, urlOption } from "../remote/connect.ts";
import { printable } from "../service-commands/describe-value.ts";

/** What somebody follows: parameters of `cases/news`, and the stream that says when to ask again. */
interface Followed {
	readonly news: { readonly case?: string; readonly publicValue?: string };
	readonly events: { readonly touched?: string; readonly about?: string };
}

/** `mingjian follow`: what happened to a case or about a parcel, and what happens from now on. */
export const follow: Command = {
	summary: {
		zh: "关注一个办件，或一宗地上的全部办件",
		en: "Follow a case, or all cases about a parcel",
	},
	options: [
		{ name: "case", value: "ID", about: { zh: "办件号", en: "the case" } },
		{
			name: "parcel",
			value: "VALUE",
			about: {
				zh: "首项公开内容，如宗地编号（须完全一致）",
				en: "the first public member, such as a parcel, exactly",
			},
		},
		{ name: "once", about: { zh: "只显示已发生的，不等待", en: "only what has happened; do not wait" } },
		urlOption,
	],
	notes: [
		{
			zh: "先显示已发生的，再逐条显示新的进展，断线自动续上，按 Ctrl-C 结束。不需要账号，内容不含个人信息。阅读器可订阅 /v1/cases/news.atom 和 news.json。",
			en: "Shows what has happened, then each new step as it comes; goes on by itself after a lost connection; Ctrl-C ends it. No account is needed, and nothing personal is shown. Feed readers take /v1/cases/news.atom and news.json.",
		},
	],
	examples: ["follow --parcel PS-2026-0017", "follow --case ID --once --json"],
	async run(invocation) {
		const followed = followedBy(invocation);
		const client = connect(invocation.values.url, invocation);
		const after = (await client.head()).size - 1;
		const teller = new Teller(client, followed, invocation);
		const past = await teller.untold();
		if (invocation.flags.has("once")) return teller.outcome(past);
		teller.tell(past);
		await tellWhatComes(client, { ...followed.events, after }, teller);
		return { document: { stopped: true }, lines: [] };
	},
};

function followedBy({ values }: Invocation): Followed {
	const { case: id, parcel } = values;
	if (id !== undefined && parcel === undefined && /^[0-9a-f]{64}$/.test(id))
		return { news: { case: id }, events: { touched: `cases.case/${id}` } };
	if (id === undefined && parcel !== undefined && parcel !== "")
		return { news: { publicValue: parcel }, events: { about: `cases.case/publicValue=${parcel}` } };
	throw usageError("option-value", {
		zh: "请给出 --case 办件号（64 位十六进制）或 --parcel 宗地编号，二者之一",
		en: "give either --case ID (64 hexadecimal digits) or --parcel VALUE",
	});
}

async function tellWhatComes(
	client: MingjianClient,
	events: Followed["events"] & { readonly after: number },
	teller: Teller,
): Promise<void> {
	const stop = new AbortController();
	void stopSignal().then(() => stop.abort());
	for await (const entry of client.events(events, stop.signal)) {
		if (entry.code === "ok") teller.tell(await teller.untold());
	}
}

/** Tells each line of each case once. */
class Teller {
	readonly #client: MingjianClient;
	readonly #followed: Followed;
	readonly #invocation: Invocation;
	readonly #told = new Set<string>();

	constructor(client: MingjianClient, followed: Followed, invocation: Invocation) {
		this.#client = client;
		this.#followed = followed;
		this.#invocation = invocation;
	}

	/** What was not told yet, oldest first. Refuses a case that is not on the record (exit 1). */
	async untold(): Promise<NewsRow[]> {
		const answer = await this.#client.query<NewsPage>("cases", "news", this.#followed.news);
		if (!answer) throw unknownCase();
		const rows = answer.result.rows.toReversed().filter((row) => !this.#told.has(nameOf(row)));
		for (const row of rows) this.#told.add(nameOf(row));
		return rows;
	}

	tell(rows: readonly NewsRow[]): void {
		const { terminal } = this.#invocation;
		for (const row of rows) {
			if (terminal.json) terminal.print(JSON.stringify(row));
			else for (const line of this.#lines(row)) terminal.print(line);
		}
	}

	outcome(rows: readonly NewsRow[]): Outcome {
		const { language } = this.#invocation;
		const none = language === "zh" ? "还没有任何办件。" : "There is no case yet.";
		return {
			document: { rows },
			lines: rows.length === 0 ? [none] : rows.flatMap((row) => this.#lines(row)),
		};
	}

	#lines(row: NewsRow): string[] {
		const { language, terminal } = this.#invocation;
		const office = (row.departmentName ?? { zh: row.department, en: row.department })[language];
		const by = row.deadlineMs === undefined ? [] : [`${promised[language]} ${showDay(row.deadlineMs)}`];
		const facts = [office, Object.values(row.public).join(" "), caseStatuses[row.status][language], ...by];
		return [
			`${showTime(row.atMs)}  ${terminal.style("bold", printable(row.headline[language]))}`,
			`  ${facts.filter(Boolean).map(printable).join(" · ")}`,
		];
	}
}

const promised = { zh: "承诺办结", en: "promised by" };

function nameOf({ case: id, line }: NewsRow): string {
	return `${id}#${line}`;
}

function unknownCase() {
	return refusedError(
		"record-unknown",
		{ zh: "账本上没有这个办件", en: "there is no such case on the record" },
		{ advice: { zh: "请核对办件号。", en: "Check the case's id." } },
	);
}
