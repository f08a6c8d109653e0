// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import { COSIGNER_KEY, formatVkey, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { newIdentity } from "@mingjian/node/backup/age-box.ts";
import type { BackupSchedule } from "@mingjian/node/backup/backup-schedule.ts";
import type { BoundPack } from "@mingjian/services/packs/bind-pack.ts";
import { LandApplicant } from "../land-applicant.ts";
import { actAs, seatOf } from "../office.ts";
import { type OpenCity, openCity } from "../open-city.ts";
import { silentBackups } from "../silent-backups.ts";
import { TwoOperators } from "../two-operators.ts";

/** A demo city whose pages have something to show: cases at every stage, a draft, sealed data, a design. */
export interface TourCity {
	readonly city: OpenCity;
	/** Codes of items that can be applied for. */
	readonly items: { readonly land: string; readonly permit: string };
	/**
	 * Cases of the citizen who applied in the portal, by what became of them; the certificate of the granted one is not delivered yet,
	 * the reviewed one waits for its decision, and in the one that is heard the hearing is under way.
	 */
	readonly cases: Readonly<
		Record<"waiting" | "correcting" | "granted" | "declined" | "badlyRated" | "reviewed" | "heard", string>
	>;
	/** The citizen's draft, filled in. */
	readonly draft: string;
	/** Who holds a residence permit, and where its file is. */
	readonly citizen: string;
	readonly permit: string;
	close(): Promise<void>;
}

const clause = { law: "中华人民共和国城乡规划法", article: "第三十六条" };

/** Opens the city and lives a few weeks of it. */
export async function openTourCity(): Promise<TourCity> {
	const folder = mkdtempSync(join(tmpdir(), "mingjian-tour-"));
	const { recipient } = await newIdentity();
	let schedule: BackupSchedule | undefined;
	const city = await openCity({
		// Nobody answers there, which the operator is told.
		witnesses: [`${strangersKey()} http://127.0.0.1:9`],
		backups: ({ dataDirectory }) => {
			schedule = silentBackups(dataDirectory, join(folder, "backup"), recipient);
			return schedule;
		},
	});
	await city.demo.beginCases(city.address);
	const services = city.demo.services(city.address);
	const packs = await services.publish();
	const items = { land: packs.get("land-pre-approval")!.item, permit: packs.get("residence-permit")!.item };
	const citizens = city.seats.filter(({ kind }) => kind === "citizen").map(({ account }) => account);
	const permit = held(city, citizens);
	const citizen = permit.holder;
	const applicant = await LandApplicant.enter(city.address, citizen);
	const cases = {
		granted: await applicant.apply(items.land),
		badlyRated: await applicant.apply(items.land),
		declined: await applicant.apply(items.land),
		correcting: await applicant.apply(items.land),
		reviewed: await applicant.apply(items.land),
		heard: await applicant.apply(items.land),
		waiting: await applicant.apply(items.land),
	};
	await handled(city, cases);
	await applicant.rate(cases.badlyRated, 1);
	await heard(city, applicant, cases.heard);
	const draft = await applicant.fillIn(items.land);
	await changeForward(city, packs.get("residence-permit")!);
	await proposed(city);
	await schedule?.run();
	const close = async () => {
		await schedule?.close();
		await city.close();
		rmSync(folder, { recursive: true });
	};
	return { city, items, cases, draft, citizen, permit: permit.path, close };
}

/** A residence permit of somebody anybody may sit down as. */
function held({ examples }: OpenCity, citizens: readonly string[]): { holder: string; path: string } {
	for (const name of readdirSync(examples).filter(
		(each) => each.startsWith("residence") && each.endsWith(".mjcert.json"),
	)) {
		const path = join(examples, name);
		const holder = (JSON.parse(readFileSync(path, "utf8")) as CertificateFile).holder?.account;
		if (holder && citizens.includes(holder)) return { holder, path };
	}
	throw new TypeError("no citizen one can sit down as holds a residence permit");
}

/** A rule that is to be another from next week on, put forward for review. */
async function changeForward(city: OpenCity, { rules, department }: BoundPack): Promise<void> {
	const rule = rules.find(({ id }) => id === "residence-permit");
	const effectiveFromMs = Date.now() + 7 * 86_400_000;
	await actAs(city, seatOf(city, "坪山市公安局目录编辑"), {
		act: "rulebook/draft",
		input: { rule: { ...rule, effectiveFromMs } } as unknown as Json,
		onBehalfOf: department,
	});
}

/** The key of a witness that is not there. */
function strangersKey(): string {
	const { publicKey } = ed25519Signer(sha256(utf8("a witness that is not there")));
	return formatVkey(verifierKey("witness.example/1", COSIGNER_KEY, publicKey));
}

/** Two operators; one change both approved and one that the second proposed. */
async function proposed(city: OpenCity): Promise<void> {
	const both = await TwoOperators.seated(city);
	const { version } = city.node.registry.contracts.get("cases")!.manifest;
	const ahead = 50_000;
	const change = { kind: "contract", service: "cases", version } as const;
	const number = await both.propose(both.first, change, { ahead, reason: "两方各自核对过程序之后升级。" });
	await both.approve(both.second, number);
	await both.propose(
		both.second,
		{ ...change, service: "certificates" },
		{ ahead: ahead + 1000, reason: "证照合约随之升级。" },
	);
}

/** The applicant demands a hearing and the bureau begins it. */
async function heard(city: OpenCity, applicant: LandApplicant, id: string): Promise<void> {
	await applicant.demandHearing(id, "对用地面积的核算有意见，请求当面说明。");
	const decider = await city.demo.services(city.address).officer("natural-resources", "decider");
	await decider.beginProcedure(
		await decider.take(id),
		"hearing",
		"十二月十日上午九时在政务中心三楼听证室举行，可以委托一至二人代理，可以申请主持人回避。",
	);
}

/** What officers do with the citizen's cases. */
async function handled(city: OpenCity, cases: Omit<TourCity["cases"], "waiting">): Promise<void> {
	const services = city.demo.services(city.address);
	const clerk = await services.officer("natural-resources", "clerk");
	await clerk.returnFor(await clerk.take(cases.correcting), {
		stage: "intake",
		materials: ["boundary"],
		text: "界址点坐标缺第 7 至 9 点，请补齐。",
	});
	await clerk.decline(await clerk.take(cases.declined), { clause, text: "该宗地已有在办申请。" });
	for (const id of [cases.granted, cases.badlyRated, cases.reviewed, cases.heard]) {
		await clerk.accept(id);
		for (const [department, stage] of [
			["natural-resources", "site"],
			["housing", "joint"],
			["urban-management", "joint"],
			["natural-resources", "plan"],
		] as const) {
			const examiner = await services.officer(department, "examiner");
			await examiner.review(await examiner.take(id), stage, "agree");
		}
		if (id === cases.reviewed || id === cases.heard) continue;
		for (const post of ["decider", "supervisor"] as const) {
			const officer = await services.officer("natural-resources", post);
			await officer.decide(await officer.take(id), "granted", {});
		}
	}
	const done = await clerk.take(cases.badlyRated);
	await clerk.deliver(cases.badlyRated, "electronic", await clerk.issue(done, await clerk.open(done)));
}
