import type { Capabilities, CapabilityName } from "./capabilities.ts";
import type { StateReader } from "./context.ts";
import type { Contract } from "./contract.ts";

/** The contracts a ledger runs, by service id, and who provides which capability. */
export class Registry {
	readonly contracts: ReadonlyMap<string, Contract>;
	readonly #providers = new Map<CapabilityName, (state: StateReader) => Capabilities[CapabilityName]>();

	/** Refuses two services of one id, two providers of one capability, a need nobody provides (TypeError). */
	constructor(contracts: readonly Contract[]) {
		this.contracts = new Map(contracts.map((each) => [each.manifest.id, each]));
		if (this.contracts.size !== contracts.length) throw new TypeError("two services have one id");
		for (const { provides, manifest } of contracts) {
			for (const [name, provider] of Object.entries(provides)) {
				if (this.#providers.has(name as CapabilityName))
					throw new TypeError(`${manifest.id} provides ${name} again`);
				this.#providers.set(name as CapabilityName, provider as never);
			}
		}
		for (const { manifest } of contracts) {
			for (const need of manifest.needs) {
				if (!this.#providers.has(need))
					throw new TypeError(`${manifest.id} needs ${need}, which nobody provides`);
			}
		}
	}

	/** A capability, looking at the given state. */
	capability<N extends CapabilityName>(name: N, state: StateReader): Capabilities[N] {
		const provider = this.#providers.get(name);
		if (!provider) throw new TypeError(`nobody provides ${name}`);
		return provider(state) as Capabilities[N];
	}
}
