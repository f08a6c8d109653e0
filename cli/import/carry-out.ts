import { composeEnvelope } from "@mingjian/client/api/compose.ts";
import type { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import type { Receipt } from "@mingjian/client/api/receipt.ts";
import type { PlannedDepartment } from "@mingjian/client/import/assign-departments.ts";
import type { ImportPlan, PlannedAct } from "@mingjian/client/import/plan-import.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { OwnKey } from "../keys/key-file.ts";
import type { DepartmentKeys } from "./department-keys.ts";

/** An act the record refused; its items are not on the record. */
export interface FailedAct {
	readonly department: string;
	readonly items: readonly string[];
	readonly code: string;
	readonly message: string;
}

/** What was done. */
export interface CarriedOut {
	readonly registered: number;
	readonly acts: number;
	/** Items by what became of them, as the record says. */
	readonly fates: Readonly<Record<"published" | "amended" | "unchanged", number>>;
	readonly failed: readonly FailedAct[];
}

export interface Means {
	readonly client: MingjianClient;
	readonly keys: DepartmentKeys;
	readonly operator: OwnKey | undefined;
	readonly progress: (done: number, of: number) => void;
}

/** Departments one act may register. */
const departmentsPerAct = 100;

/** Registers the departments a plan needs and publishes its items, each act signed by its department. Goes on where an act is refused. */
export async function carryOut(plan: ImportPlan, means: Means): Promise<CarriedOut> {
	const registered = await registerMissing(plan.departments, means);
	const fates = { published: 0, amended: 0, unchanged: 0 };
	const failed: FailedAct[] = [];
	for (const [at, act] of plan.acts.entries()) {
		means.progress(at, plan.acts.length);
		const outcome = await publish(act, plan, means);
		if ("code" in outcome) failed.push(outcome);
		else for (const fate of outcome.fates) fates[fate]++;
	}
	if (plan.acts.length > 0) means.progress(plan.acts.length, plan.acts.length);
	return { registered, acts: plan.acts.length - failed.length, fates, failed };
}

async function registerMissing(
	departments: readonly PlannedDepartment[],
	{ client, keys, operator }: Means,
): Promise<number> {
	const missing = departments.filter(({ registered }) => !registered);
	for (let from = 0; from < missing.length; from += departmentsPerAct) {
		const batch = missing.slice(from, from + departmentsPerAct).map((department) => {
			const { code, codeScheme, name } = department;
			const { algorithm, signer } = keys.of(department)!;
			const key = { algorithm, publicKey: toBase64(signer.publicKey) };
			return { code, codeScheme, name: { ...name }, keys: [key] };
		});
		await client.act(operator!.signer, {
			service: "identity",
			action: "register-departments",
			input: { departments: batch },
			actor: operator!.account!,
		});
	}
	return missing.length;
}

type Fate = keyof CarriedOut["fates"];

async function publish(
	{ department, input, nonce }: PlannedAct,
	{ departments }: ImportPlan,
	{ client, keys }: Means,
): Promise<FailedAct | { readonly fates: readonly Fate[] }> {
	const { signer } = keys.of(departments.find(({ account }) => account === department)!)!;
	const payload = {
		ledger: await client.ledger(),
		service: "catalogue",
		action: "publish-many",
		input: input as unknown as Json,
		actor: department,
		issuedAt: Date.now(),
		nonce,
	};
	try {
		return fatesOf(await client.post(await composeEnvelope(payload, [signer])));
	} catch (error) {
		const failure = refusalOf(error);
		if (!failure) throw error;
		return { department, items: input.items.map(({ code }) => code), ...failure };
	}
}

function fatesOf({ result }: Receipt): { readonly fates: readonly Fate[] } {
	const { items } = result as unknown as { readonly items: readonly { readonly fate: Fate }[] };
	return { fates: items.map(({ fate }) => fate) };
}

function refusalOf(error: unknown): Pick<FailedAct, "code" | "message"> | undefined {
	if (!(error instanceof Error) || error.name !== "ProblemError") return undefined;
	const { code, title } = (error as unknown as { problem: { code: string; title: string } }).problem;
	return { code, message: title };
}
