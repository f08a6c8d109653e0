import { randomBytes } from "node:crypto";
import { type Act, MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { ed25519Signer, type LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { application, automaticFlow, item } from "@mingjian/services/cases/cases-city.test.ts";
import { readKey } from "../keys/read-key.ts";
import type { RunningCity } from "./running-city.ts";

interface Person {
	readonly by: LocalSigner;
	readonly actor: string;
	readonly onBehalfOf?: string;
}

/** A department of a running demo city that handles cases about parcels: its officer, and somebody who applies. */
export class CaseOffice {
	readonly client: MingjianClient;
	readonly department: Person;
	readonly officer: Person;
	readonly citizen: Person;

	/** Publishes a flow of one stage, appoints an officer and registers a citizen. */
	static async open(city: RunningCity): Promise<CaseOffice> {
		const office = new CaseOffice(city);
		const { department, officer, citizen } = office;
		const key = { algorithm: "Ed25519", publicKey: toBase64(officer.by.publicKey) };
		const name = { zh: "经办人", en: "Officer" };
		const roles = ["case-clerk", "case-decider"];
		await office.act(department, "identity/appoint", { officer: officer.actor, key, name, roles });
		await office.act(citizen, "identity/register", {
			keys: [{ ...key, publicKey: toBase64(citizen.by.publicKey) }],
		});
		const { rules: _, ...flow } = automaticFlow();
		const offices = [{ department: department.actor, role: "case-decider" }];
		const stages = [{ ...flow.stages[0]!, offices }];
		await office.act(department, "cases/publish-flow", { item, flow: { ...flow, stages, automatic: false } });
		return office;
	}

	private constructor({ url, announced }: RunningCity) {
		this.client = new MingjianClient(url);
		const { account, file } = announced.logins.find((each) => each.account.startsWith("department:"))!;
		this.department = { by: readKey(file, { environment: {} }).signer as LocalSigner, actor: account };
		this.officer = { ...newPerson("officer"), onBehalfOf: account };
		this.citizen = newPerson("citizen");
	}

	/** The citizen applies; gives the case. */
	async submitted(parcel: string): Promise<string> {
		const result = await this.act(this.citizen, "cases/submit", { ...application, public: { parcel } });
		return (result as { case: string }).case;
	}

	async accept(id: string): Promise<void> {
		await this.act(this.officer, "cases/accept", { case: id });
	}

	async grant(id: string): Promise<void> {
		await this.act(this.officer, "cases/decide", { case: id, outcome: "granted" });
	}

	/** Does an act that must succeed. */
	async act({ by, ...who }: Person, act: string, input: object): Promise<unknown> {
		const [service, action] = act.split("/") as [string, string];
		const wanted: Act = { service, action, input: input as Json, ...who };
		return (await this.client.act(by, wanted)).result;
	}
}

function newPerson(kind: "officer" | "citizen"): Person {
	const by = ed25519Signer(new Uint8Array(randomBytes(32)));
	return { by, actor: `${kind}:${keyId(by.code, by.publicKey)}` };
}
