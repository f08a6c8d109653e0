// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests drive a browser
import type { Browser } from "playwright-core";
import { enterOffice, signAsOfficer } from "./officer-pages.ts";
import type { OpenCity } from "./open-city.ts";
import type { Setting } from "./settings.ts";
import { WalkedPage } from "./walked-page.ts";

/** Where and how an officer walks. */
export interface DeskSetting {
	readonly city: OpenCity;
	readonly browser: Browser;
	readonly setting: Setting;
}

/** Table: what the pages of a case say to officers, as tests read it. */
export const deskWords = {
	zh: {
		open: "登记并打开",
		next: /下一步/,
		ask: "请求查看其他部门持有的内容",
		askText: "为什么需要（密封给申请人）",
		returnIt: "退回补正",
		returnText: "需要补正的全部内容（密封给申请人）",
		reasons: "理由（密封给申请人）",
		accept: "受理",
		decline: "不予受理",
		review: "提出意见",
		extend: "延长办理期限",
		begin: "开始听证等程序",
		told: "告知申请人：时间、地点、权利（密封给申请人）",
		end: "结束程序",
		minutes: "笔录或报告（密封给申请人）",
		decide: "作出决定",
		appeal: "处理异议",
		suspend: "暂扣证照",
		answer: "答复差评",
		reply: "答复（密封给申请人）",
		close: "现在合上",
		hidden: "贵部门依法无权查看",
		confirms: "另一位经办人已提出",
		deliver: "送达",
		issue: /^颁发/,
		hand: /^送达：/,
	},
	en: {
		open: "Record it and open",
		next: /^Next/,
		ask: "Ask to see what another department holds",
		askText: "Why you need it, sealed to the applicant",
		returnIt: "Return for correction",
		returnText: "All that must be corrected, sealed to the applicant",
		reasons: "Reasons, sealed to the applicant",
		accept: "Accept",
		decline: "Do not accept",
		review: "Give an opinion",
		extend: "Extend the limits",
		begin: "Begin a hearing or other procedure",
		told: "What the applicant is told: when, where, their rights; sealed to them",
		end: "End the procedure",
		minutes: "Minutes or report, sealed to the applicant",
		decide: "Decide",
		appeal: "Decide the appeal",
		suspend: "Suspend the certificate",
		answer: "Answer the bad rating",
		reply: "The answer, sealed to the applicant",
		close: "Put it away now",
		hidden: "Your department is not entitled to see",
		confirms: "Another officer proposed",
		deliver: "Deliver",
		issue: /^Issue it/,
		hand: /^Deliver it/,
	},
} as const;

/** An officer at their desk with a case before them, by keyboard alone. */
export class DeskOfficer {
	readonly walked: WalkedPage;
	readonly t: (typeof deskWords)["zh" | "en"];
	readonly #case: string;

	private constructor(walked: WalkedPage, language: Setting["language"], caseId: string) {
		this.walked = walked;
		this.t = deskWords[language];
		this.#case = caseId;
	}

	/** Signs somebody in by their title, such as 自然资源和规划局窗口受理, and takes a case from what waits for them. */
	static async at(
		{ city, browser, setting }: DeskSetting,
		title: string,
		caseId: string,
	): Promise<DeskOfficer> {
		const walked = await WalkedPage.open(browser, { address: city.address, setting });
		await enterOffice(walked, city, title);
		const officer = new DeskOfficer(walked, setting.language, caseId);
		const waiting = walked.page.locator(`a[href$="/work/cases/${caseId}"]`).first();
		if ((await waiting.count()) === 0) await officer.back();
		else {
			await waiting.focus();
			await Promise.all([walked.page.waitForURL(/\/work\/cases\//), walked.page.keyboard.press("Enter")]);
			await walked.examine();
		}
		return officer;
	}

	/** Signs somebody in by their account, straight to a case. */
	static async with(
		{ city, browser, setting }: DeskSetting,
		account: string,
		caseId: string,
	): Promise<DeskOfficer> {
		const walked = await WalkedPage.open(browser, { address: city.address, setting });
		await walked.enter(account, `/work/cases/${caseId}`);
		return new DeskOfficer(walked, setting.language, caseId);
	}

	/** To the case, from wherever the officer is. */
	back(): Promise<void> {
		return this.walked.go(`/work/cases/${this.#case}`);
	}

	/** Follows a link of the case. */
	begin(name: string | RegExp, leadsTo: RegExp): Promise<void> {
		return this.walked.press(name, leadsTo, "link");
	}

	choose(id: string): Promise<void> {
		return this.walked.choose(id);
	}

	/** Signs so many acts with the demonstration key, with a code where one is asked for. */
	async sign(acts: number, leadsTo = /\/work\/cases\//): Promise<void> {
		for (let at = 1; at <= acts; at++) await signAsOfficer(this.walked, at < acts ? /\/sign\// : leadsTo);
	}

	/** Records why, and opens everything the department may see, by one signature for each matter it belongs to. */
	async open(): Promise<void> {
		await this.begin(this.t.open, /\/open$/);
		await this.choose("reason-decide-application");
		await this.walked.press(this.t.next, /\/sign\//);
		do await signAsOfficer(this.walked, /\/sign\/|\/work\/cases\//);
		while (this.walked.page.url().includes("/sign/"));
	}

	/** Says something, with words sealed to the applicant where there are any, up to the signature. */
	async say(name: string, { outcome, choices = [], words }: Saying = {}): Promise<void> {
		const { walked, t } = this;
		await this.begin(name, /\/say\//);
		if (outcome) await this.choose(`outcome-${outcome}`);
		for (const id of choices) await this.choose(id);
		if (words) await walked.write(words[0], words[1]);
		await walked.press(t.next, /\/sign\//);
		await this.sign(words ? 2 : 1);
	}

	close(): Promise<void> {
		return this.walked.close();
	}
}

interface Saying {
	readonly outcome?: string;
	/** Ids of boxes and radios to choose. */
	readonly choices?: readonly string[];
	/** A field and what is written into it. */
	readonly words?: readonly [string, string];
}
