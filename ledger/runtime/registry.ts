import type { Capabilities, CapabilityName } from "./capabilities.ts";
import type { StateReader } from "./context.ts";
import type { Contract } from "./contract.ts";

/** The record runs a version of a contract that this program does not have: it must be brought up to date. */
export class ContractMissing extends Error {
	readonly code = "contract-missing";
	readonly service: string;
	readonly version: string;

	constructor(service: string, version: string) {
		super(`the record runs version ${version} of ${service}, which this program does not have`);
		this.service = service;
		this.version = version;
	}
}

type Provider = (state: StateReader) => Capabilities[CapabilityName];

/** The contracts a ledger runs, by service id and version, and who provides which capability. */
export class Registry {
	/** The newest version of each. */
	readonly contracts: ReadonlyMap<string, Contract>;
	readonly #oldest = new Map<string, Contract>();
	readonly #versions = new Map<string, Contract>();
	readonly #providers = new Map<CapabilityName, Provider>();
	/** The service that provides a capability, where it has several versions. */
	readonly #providedBy = new Map<CapabilityName, string>();
	readonly #chosen = new WeakMap<object, ReadonlyMap<string, Contract>>();

	/**
	 * Several versions of one service are listed oldest first; the record says from which height a later one runs. Refuses one version
	 * twice, two providers of one capability, a need nobody provides (TypeError).
	 */
	constructor(contracts: readonly Contract[]) {
		this.contracts = new Map(contracts.map((each) => [each.manifest.id, each]));
		for (const each of contracts) this.#list(each);
		for (const [id, { provides }] of this.contracts) {
			for (const [name, provider] of Object.entries(provides)) {
				if (this.#providers.has(name as CapabilityName)) throw new TypeError(`${id} provides ${name} again`);
				this.#providers.set(name as CapabilityName, provider as never);
				if (this.#oldest.get(id) !== this.contracts.get(id)) this.#providedBy.set(name as CapabilityName, id);
			}
		}
		for (const { manifest } of contracts) {
			for (const need of manifest.needs) {
				if (!this.#providers.has(need))
					throw new TypeError(`${manifest.id} needs ${need}, which nobody provides`);
			}
		}
	}

	#list(each: Contract): void {
		const { id, version } = each.manifest;
		const name = `${id} ${version}`;
		if (this.#versions.has(name)) throw new TypeError(`two contracts are ${name}`);
		this.#versions.set(name, each);
		if (!this.#oldest.has(id)) this.#oldest.set(id, each);
	}

	/** The contracts a ledger begins with. */
	get first(): ReadonlyMap<string, Contract> {
		return this.#oldest;
	}

	/** Whether this program has that version of a service. */
	has(service: string, version: string): boolean {
		return this.#versions.has(`${service} ${version}`);
	}

	/** The contracts in force by the given state. Throws ContractMissing where this program lacks one of them. */
	inForce(state: StateReader): ReadonlyMap<string, Contract> {
		const versions = this.optional("versions", state)?.inForce();
		if (!versions) return this.#oldest;
		const known = this.#chosen.get(versions);
		if (known) return known;
		const chosen = new Map(this.#oldest);
		for (const [service, version] of Object.entries(versions)) {
			const found = this.#versions.get(`${service} ${version}`);
			if (!found) throw new ContractMissing(service, version);
			chosen.set(service, found);
		}
		this.#chosen.set(versions, chosen);
		return chosen;
	}

	/** A capability, looking at the given state. */
	capability<N extends CapabilityName>(name: N, state: StateReader): Capabilities[N] {
		const found = this.optional(name, state);
		if (!found) throw new TypeError(`nobody provides ${name}`);
		return found;
	}

	/** A capability, looking at the given state; undefined where no service provides it. */
	optional<N extends CapabilityName>(name: N, state: StateReader): Capabilities[N] | undefined {
		const provider = this.#providerOf(name, state);
		return provider && (provider(state) as Capabilities[N]);
	}

	#providerOf(name: CapabilityName, state: StateReader): Provider | undefined {
		const by = this.#providedBy.get(name);
		// Which version runs is said by the newest.
		if (by === undefined || name === "versions") return this.#providers.get(name);
		return this.inForce(state).get(by)!.provides[name] as Provider | undefined;
	}
}
