import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { RuleUse } from "@mingjian/services/cases/flow-wiring.ts";
import { humanReasons } from "@mingjian/services/rulebook/rules/human.ts";
import type { DecisionFile } from "../recompute/decision-file.ts";
import { type CaseAtHand, CaseOfficer } from "./case-officer.ts";
import { decideByRule, type RuledCase } from "./decide-by-rule.ts";
import type { DepartmentSetting, OpenedCase } from "./department-access.ts";

import { sealNotice } from "./seal-notice.ts";

/** What the desk did with a case, or why it left it to a person. */
export interface DeskStep {
	readonly case: string;
	readonly did: "accepted" | "granted" | "delivered" | "left";
	/** Why a person must, where it was left. */
	readonly why?: Words;
}

/** Who the desk acts as: the department with its seal, and a named officer who opens what is sealed. */
export interface DeskSetting {
	readonly seal: DepartmentSetting;
	readonly opener: DepartmentSetting;
	readonly random?: RandomBytes;
}

const notYes: Words = {
	zh: "规则的结果不允许自动办理。",
	en: "What the rule found does not let it be done automatically.",
};

/**
 * A department's automatic part: it opens what it is entitled to (on the record), evaluates the rules in force, records what they decide, and accepts,
 * grants and delivers where flow and rule allow. Everything else it leaves to the officers. It denies nothing.
 */
export class AutomaticDesk {
	readonly #seal: CaseOfficer;
	readonly #opener: CaseOfficer;
	readonly #random: RandomBytes;
	/** What rules said of the case opened last. */
	#opened: { readonly of: OpenedCase; readonly ruled: Map<string, RuledCase> } | undefined;

	constructor({
		seal,
		opener,
		random = (size) => crypto.getRandomValues(new Uint8Array(size)),
	}: DeskSetting) {
		this.#random = random;
		this.#seal = new CaseOfficer(seal, random);
		this.#opener = new CaseOfficer(opener, random);
	}

	/** Brings a case as far as it goes by rule now. Nothing for one that rules do not run. */
	async work(id: string): Promise<DeskStep[]> {
		const begun = await this.#seal.take(id);
		const { flow } = begun.service;
		if (!flow.automatic || !["submitted", "reviewing", "decided"].includes(begun.case.status)) return [];
		if (begun.case.status === "decided" && !begun.case.decision?.automatic) return [];
		const opened = await this.#opener.open(begun);
		const steps: DeskStep[] = [];
		if (begun.case.status === "submitted") steps.push(await this.#accept(begun, opened));
		if (steps.at(-1)?.did === "left") return steps;
		const accepted = await this.#seal.take(id);
		if (accepted.case.status === "reviewing") steps.push(await this.#grant(accepted, opened));
		if (steps.at(-1)?.did === "left") return steps;
		const granted = await this.#seal.take(id);
		if (granted.case.status === "decided") steps.push(await this.#deliver(granted, opened));
		return steps;
	}

	async #accept(at: CaseAtHand, opened: OpenedCase): Promise<DeskStep> {
		const { rules } = at.service.flow;
		const ruled = await this.#rule(at, opened, rules?.accept);
		if (ruled.kind === "human" || !saysYes(ruled, rules?.accept)) return left(at, ruled);
		await this.#seal.accept(at.case.id, ruled.decision);
		return { case: at.case.id, did: "accepted" };
	}

	async #grant(at: CaseAtHand, opened: OpenedCase): Promise<DeskStep> {
		const { rules } = at.service.flow;
		if (at.case.appeal) return { case: at.case.id, did: "left", why: afterAppeal };
		const ruled = await this.#rule(at, opened, rules?.grant);
		if (ruled.kind === "human" || !saysYes(ruled, rules?.grant)) return left(at, ruled);
		const fee = rules?.fee ? await this.#rule(at, opened, rules.fee) : undefined;
		if (fee?.kind === "human") return left(at, fee);
		await this.#seal.decide(at, "granted", {
			ruleDecision: ruled.decision,
			...(fee ? { feeDecision: fee.decision } : {}),
		});
		await this.#hand(at, ruled.file);
		if (fee && fee.file.rule.id !== ruled.file.rule.id) await this.#hand(at, fee.file);
		return { case: at.case.id, did: "granted" };
	}

	async #deliver(at: CaseAtHand, opened: OpenedCase): Promise<DeskStep> {
		const certified = at.service.form.certificate && at.case.decision?.outcome === "granted";
		const issued = certified ? await this.#seal.issue(at, opened) : undefined;
		await this.#seal.deliver(at.case.id, "electronic", issued);
		return { case: at.case.id, did: "delivered" };
	}

	/** What a rule says of a case. A rule that serves several ends over the same facts decides once: asked again, it would say the same. */
	async #rule(at: CaseAtHand, opened: OpenedCase, use: RuleUse | undefined): Promise<RuledCase> {
		const { rule, facts } = use!;
		const key = canonicalJson({ rule, facts });
		const known = opened === this.#opened?.of ? this.#opened.ruled.get(key) : undefined;
		if (known) return known;
		const { setting } = this.#seal;
		const { timeMs } = await setting.client.head();
		const { case: record } = at;
		const { answers, read } = opened;
		const ground = { answers, record, asOfMs: Math.max(timeMs, record.receivedMs), read };
		const ruled = await decideByRule(setting, { matter: record.id, use: use!, ground }, this.#random);
		if (this.#opened?.of !== opened) this.#opened = { of: opened, ruled: new Map() };
		this.#opened.ruled.set(key, ruled);
		return ruled;
	}

	/** The decision file goes to the person concerned, who can work it out again. */
	async #hand(at: CaseAtHand, file: DecisionFile): Promise<void> {
		const about = { service: at.service, record: at.case };
		const plain = { kind: "json" as const, value: file as unknown as Json };
		await sealNotice(this.#seal.setting, about, { group: "decision", plain });
	}
}

function saysYes(ruled: Extract<RuledCase, { kind: "decided" }>, use: RuleUse | undefined): boolean {
	return use !== undefined && ruled.outcome[use.outcome] === true;
}

const afterAppeal: Words = {
	zh: "异议成立后须由具名经办人决定。",
	en: "After an appeal that succeeded a named officer decides.",
};

function left({ case: record }: CaseAtHand, ruled: RuledCase): DeskStep {
	const why =
		ruled.kind === "decided" ? notYes : (ruled.evaluation.words ?? humanReasons[ruled.evaluation.reason]);
	return { case: record.id, did: "left", why };
}
