import assert from "node:assert/strict";
import { signReleaseRequest } from "@mingjian/client/seal/release-request.ts";
import type { SealedGroup } from "@mingjian/client/seal/seal-document.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { loadConfiguration } from "../../configuration/load.ts";
import { operatorActs } from "../../duties/operator-acts.ts";
import { sealedType } from "../../http/routes/vault.ts";
import { buildServer, listen } from "../../http/server.ts";
import { type Particulars, particularsOf } from "./particulars.ts";
import { ledger, type Person, VaultCity } from "./vault-city.ts";

/** Somebody with particulars of their own, and what was sealed of them. */
export interface SealedCitizen {
	readonly owner: Person;
	readonly particulars: Particulars;
	readonly sealed: readonly SealedGroup[];
}

/** A small city whose vault is behind the doors of a real server, and whose citizens handed their particulars in there. */
export class SealedCity {
	readonly citizens: SealedCitizen[] = [];
	/** Everything the server wrote into its log. */
	readonly logged: string[] = [];
	city!: VaultCity;
	base!: string;
	/** Closes the door. */
	close!: () => Promise<void>;

	/** Founds the city and has so many people hand in, twenty at a time. */
	async fill(people: number): Promise<void> {
		this.city = await VaultCity.open(Date.now);
		await this.serve();
		for (let n = 0; n < people; n += 20)
			await Promise.all(Array.from({ length: 20 }, (_, at) => this.#handIn(n + at)));
	}

	/** What must be found nowhere. */
	planted(): string[] {
		return this.citizens.flatMap(({ particulars }) => Object.values(particulars));
	}

	post(path: string, type: string, body: string | Uint8Array): Promise<Response> {
		return fetch(`${this.base}${path}`, {
			method: "POST",
			headers: { "content-type": type },
			body: new Uint8Array(typeof body === "string" ? utf8(body) : body),
		});
	}

	async release(contentId: string, opening: string, by: Person): Promise<Response> {
		const terms = { ledger, contentId, opening, issuedAt: Date.now() };
		const request = await signReleaseRequest(terms, by.by);
		return await this.post(`/v1/vault/${contentId}/release`, "application/json", JSON.stringify(request));
	}

	async serve(): Promise<void> {
		const { city } = this;
		const loaded = loadConfiguration({
			overrides: { dataDirectory: city.directory, ledger, origin: "test.example/record", port: 0 },
		});
		assert.ok(loaded.ok);
		const note = (...said: unknown[]) => this.logged.push(JSON.stringify(said));
		const log = { info: note, error: note, debug: note, fatal: note, warn: note, trace: note };
		const child = { ...log, level: "debug", silent: note, child: () => child };
		const operator = operatorActs(city.node, city.operator);
		const app = buildServer(city.node, loaded.configuration, { log: child as never, operator });
		this.base = await listen(app, loaded.configuration);
		this.close = () => app.close();
	}

	/** The door and the node again, as after a restart. */
	async again(): Promise<void> {
		await this.city.start();
		await this.serve();
	}

	async #handIn(n: number): Promise<void> {
		const { city } = this;
		const particulars = particularsOf(n);
		const owner = await city.owner();
		const material = utf8(`%PDF 申请表 ${Object.values(particulars).join(" ")}`);
		const sealed = await city.sealGroups(
			owner,
			{ name: "applicant", plain: { kind: "json", value: { ...particulars } } },
			{ name: "application-form", plain: { kind: "bytes", bytes: material } },
		);
		// Some upload first, some record first.
		if (n % 2 === 0) await city.record(owner, sealed);
		for (const { file } of sealed) {
			const response = await this.post("/v1/vault", sealedType, file);
			assert.equal(response.status, 200, await response.text());
		}
		if (n % 2 === 1) await city.record(owner, sealed);
		this.citizens.push({ owner, particulars, sealed });
	}
}
