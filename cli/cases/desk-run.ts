import { ProblemError } from "@mingjian/client/api/problem-error.ts";
import { AutomaticDesk, type DeskStep } from "@mingjian/client/cases/automatic-desk.ts";
import { CaseOfficer } from "@mingjian/client/cases/case-officer.ts";
import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import type { DepartmentSetting } from "@mingjian/client/cases/department-access.ts";
import { offerHeld } from "@mingjian/client/cases/offer-held.ts";
import { casesService } from "@mingjian/services/cases/service.ts";
import { identityService } from "@mingjian/services/identity/service.ts";
import type { OwnKey } from "../keys/key-file.ts";
import { refusedError } from "../program/cli-error.ts";
import type { Invocation, Outcome } from "../program/command.ts";
import { endsOf } from "./acting.ts";
import type { DeskKeys } from "./desk-keys.ts";

const lapseClause = { law: "中华人民共和国行政许可法", article: "第三十二条" };
const dayMs = 24 * 3600 * 1000;

/** A desk at work: everything there is once, then case by case as the record grows. */
export class DeskRun {
	readonly #keys: DeskKeys;
	readonly #invocation: Invocation;
	readonly #ends: Awaited<ReturnType<typeof endsOf>>;
	readonly #seal: DepartmentSetting;
	readonly #steps: DeskStep[] = [];
	/** Cases left to people, by what they were when they were left: what did not change is not opened again. */
	readonly #left = new Map<string, number>();
	/** Tags looked at for what needs no application, emptied every day. */
	#seen = new Set<string>();
	#seenSinceMs = 0;
	#after = 0;
	#people: { readonly opener: DepartmentSetting; readonly clerk: DepartmentSetting | undefined } | undefined;

	static async open(keys: DeskKeys, invocation: Invocation): Promise<DeskRun> {
		return new DeskRun(keys, invocation, await endsOf(invocation));
	}

	private constructor(keys: DeskKeys, invocation: Invocation, ends: Awaited<ReturnType<typeof endsOf>>) {
		this.#keys = keys;
		this.#invocation = invocation;
		this.#ends = ends;
		this.#seal = this.#as(keys.seal);
	}

	/** Everything that can be done now: the department's open work, what needs no application, what was not corrected in time. */
	async sweep(): Promise<void> {
		// What happens while the sweep is under way is followed afterwards.
		this.#after = (await this.#seal.client.head()).size - 1;
		await this.#offers();
		let after: string | undefined;
		const cases = new Set<string>();
		do {
			const officer = new CaseOfficer(this.#seal);
			const page = await officer.inbox({ limit: 100, ...(after === undefined ? {} : { after }) });
			for (const each of page.rows) cases.add(each.case);
			after = page.next;
		} while (after !== undefined);
		for (const id of cases) await this.#work(id);
	}

	/** Follows the record: each act on a case may be work. Ends when the promise resolves. */
	async follow(stopped: Promise<unknown>): Promise<void> {
		const stop = new AbortController();
		const ended = stopped.then(() => stop.abort());
		const { terminal, language } = this.#invocation;
		terminal.note(
			{ zh: "跟随账本办理中，Ctrl-C 停止", en: "Following the record; Ctrl-C stops it" }[language],
		);
		const daily = setInterval(() => void this.#offers().catch((error) => this.#say(error)), dayMs);
		try {
			for await (const entry of this.#seal.client.events(this.#wanted(), stop.signal)) {
				if (entry.code === "ok") await this.#work(await this.#caseOf(entry.id));
			}
		} finally {
			clearInterval(daily);
		}
		await ended;
	}

	#wanted() {
		return { service: "cases", after: this.#after };
	}

	outcome(): Outcome {
		const { language } = this.#invocation;
		const did = (what: DeskStep["did"]) => this.#steps.filter((step) => step.did === what).length;
		const counts = {
			accepted: did("accepted"),
			granted: did("granted"),
			delivered: did("delivered"),
			left: did("left"),
		};
		const { accepted, granted, delivered, left } = counts;
		const words = {
			zh: `受理 ${accepted}，准予 ${granted}，送达 ${delivered}，留给经办人 ${left}`,
			en: `accepted ${accepted}, granted ${granted}, delivered ${delivered}, left to officers ${left}`,
		}[language];
		return { document: { ...counts, steps: this.#steps }, lines: [words] };
	}

	async #offers(): Promise<void> {
		const { client } = this.#seal;
		const { timeMs } = await client.head();
		if (timeMs - this.#seenSinceMs >= dayMs) {
			this.#seen = new Set();
			this.#seenSinceMs = timeMs;
		}
		const { opener } = await this.#officers();
		const { department } = this.#keys;
		const flows = await client.of(casesService).queries.flows({ department, limit: 100 });
		for (const { item } of flows?.result.rows ?? []) {
			const begun = await offerHeld({ seal: this.#seal, opener }, item, this.#seen).catch((error) => {
				if (!(error instanceof CaseTrouble)) throw error;
				return [];
			});
			for (const id of begun) await this.#work(id);
		}
	}

	async #work(id: string | undefined): Promise<void> {
		if (id === undefined) return;
		const { opener, clerk } = await this.#officers();
		try {
			const { case: record } = await new CaseOfficer(this.#seal).take(id);
			if (record.department !== this.#keys.department || this.#left.get(id) === record.log.length) return;
			if (record.status === "correcting" && clerk) await this.#lapse(clerk, id);
			for (const step of await new AutomaticDesk({ seal: this.#seal, opener }).work(id))
				await this.#note(step);
		} catch (error) {
			this.#say(error, id);
		}
	}

	/** Ends what was not corrected in time; while there is time the record would refuse, so the deadline is looked at first. */
	async #lapse(clerk: DepartmentSetting, id: string): Promise<void> {
		const officer = new CaseOfficer(clerk);
		const { case: record } = await officer.take(id);
		const { timeMs } = await clerk.client.head();
		const deadline = record.correction?.clock.deadlineMs;
		if (deadline !== undefined && Math.max(timeMs, Date.now()) > deadline)
			await officer.lapse(id, lapseClause);
	}

	async #note(step: DeskStep): Promise<void> {
		this.#steps.push(step);
		const { terminal, language } = this.#invocation;
		if (step.did === "left") {
			const { case: record } = await new CaseOfficer(this.#seal).take(step.case);
			this.#left.set(step.case, record.log.length);
		}
		if (terminal.json) return;
		const words = {
			zh: { accepted: "受理", granted: "准予", delivered: "送达", left: "留给经办人" },
			en: { accepted: "accepted", granted: "granted", delivered: "delivered", left: "left to officers" },
		};
		terminal.note(
			`${step.case.slice(0, 12)}  ${words[language][step.did]}${step.why ? `  ${step.why[language]}` : ""}`,
		);
	}

	/** One case that cannot be handled does not stop the others; trouble with the node does. */
	#say(error: unknown, id = ""): void {
		if (!(error instanceof ProblemError || error instanceof CaseTrouble)) throw error;
		const { terminal, language } = this.#invocation;
		const words = error instanceof CaseTrouble ? error.words[language] : error.message;
		terminal.note(`${terminal.style("warning", "!")} ${id.slice(0, 12)}  ${words}`);
	}

	async #caseOf(transaction: string): Promise<string | undefined> {
		const parts = await this.#seal.client.entryParts(transaction);
		return parts && (JSON.parse(parts.result) as { case?: string } | null)?.case;
	}

	/** Which officer opens and which ends cases, by the roles they hold. Refuses (exit 1) a folder whose officers may open nothing. */
	async #officers() {
		this.#people ??= await this.#findOfficers();
		return this.#people;
	}

	async #findOfficers() {
		const { client } = this.#seal;
		const posts = await client
			.of(identityService)
			.queries.posts({ department: this.#keys.department, limit: 100 });
		const holding = (role: string) =>
			this.#keys.officers.find(({ account }) =>
				posts?.result.rows.some((each) => each.officer === account && each.roles.includes(role)),
			);
		const [opener, clerk] = [holding("data-opener"), holding("case-clerk")];
		if (!opener)
			throw refusedError("desk-opener", {
				zh: "密钥目录中没有在该部门担任 data-opener 的经办人",
				en: "no officer in the folder holds the role data-opener in that department",
			});
		return { opener: this.#as(opener), clerk: clerk && this.#as(clerk) };
	}

	#as(key: OwnKey): DepartmentSetting {
		const { department, sealing } = this.#keys;
		const account = key.account ?? department;
		return { ...this.#ends, department, account, signer: key.signer, sealing };
	}
}
