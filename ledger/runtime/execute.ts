import type { Result } from "../record/block.ts";
import { limits } from "../record/limits.ts";
import type { Payload } from "../record/payload.ts";
import { permits } from "./access.ts";
import { type BlockState, SourceTrouble } from "./block-state.ts";
import type { CapabilityName, Principal } from "./capabilities.ts";
import type { Collection } from "./collection.ts";
import type { ApplyContext } from "./context.ts";
import type { Contract } from "./contract.ts";
import type { ActionManifest } from "./manifest.ts";
import { Refusal } from "./refusal.ts";
import type { Registry } from "./registry.ts";
import { validator } from "./validators.ts";

/** One transaction to execute, its signatures already verified. */
export interface Act {
	/** Lowercase hex. */
	readonly id: string;
	readonly payload: Payload;
	/** Names of the keys that signed. */
	readonly keyIds: readonly string[];
}

/** What the acts of one block run in. */
export interface Runtime {
	readonly registry: Registry;
	/** The contracts in force. */
	readonly contracts: ReadonlyMap<string, Contract>;
	readonly height: number;
	readonly timeMs: number;
	/** Leaves the log had before the block. */
	readonly logSize: number;
}

/** How it ended, and which state keys it wrote. */
export interface Executed extends Result {
	readonly touched: readonly string[];
	/** The exception of a contract that failed rather than refused; for the operator's log, never for the record. */
	readonly failure?: unknown;
}

/**
 * Runs one transaction against the state. A refusal keeps nothing it wrote. Deterministic: the same state, act and block
 * time give the same result everywhere. Trouble while reading state is thrown on, never recorded as a refusal.
 */
export function execute(runtime: Runtime, state: BlockState, act: Act): Executed {
	try {
		const result = perform(runtime, state, act);
		const text = JSON.stringify(result ?? null);
		if (text.length > limits.result) throw new Refusal("result-too-large");
		return { code: "ok", result: text, touched: state.keep(act.id) };
	} catch (error) {
		state.drop();
		if (error instanceof Refusal) return { code: error.code, result: "null", touched: [] };
		if (error instanceof SourceTrouble) throw error.cause;
		return { code: "contract-failed", result: "null", touched: [], failure: error };
	}
}

function perform(runtime: Runtime, state: BlockState, act: Act): unknown {
	const { payload } = act;
	const bound = runtime.contracts.get(payload.service);
	if (!bound) throw new Refusal("service-unknown");
	const manifest = Object.hasOwn(bound.manifest.actions, payload.action)
		? bound.manifest.actions[payload.action]
		: undefined;
	const action = bound.actions[payload.action];
	if (!manifest || !action) throw new Refusal("action-unknown");
	if (!validator(manifest.input).Check(payload.input)) throw new Refusal("input-invalid");
	const principal = authenticate(runtime, state, act);
	authorize(manifest, principal);
	const context = new ActContext({ ...runtime, state, act, principal, bound });
	const plan = action.check(context, payload.input as never);
	return action.apply(context, payload.input as never, plan as never);
}

function authenticate({ registry, timeMs }: Runtime, state: BlockState, act: Act): Principal {
	const { actor, onBehalfOf, service, action } = act.payload;
	const accounts = registry.capability("accounts", state);
	return accounts.authenticate({ actor, onBehalfOf, keyIds: act.keyIds, service, action, timeMs });
}

function authorize(manifest: ActionManifest, principal: Principal): void {
	if (!permits(manifest.allow, principal)) throw new Refusal("not-allowed");
	if (!manifest.fourEyes) return;
	const second = principal.cosigners.some((other) =>
		permits(manifest.allow, { ...principal, kind: other.kind, account: other.account, roles: other.roles }),
	);
	if (!second) throw new Refusal("four-eyes");
}

interface Setting extends Runtime {
	readonly state: BlockState;
	readonly act: Act;
	readonly principal: Principal;
	readonly bound: Contract;
}

class ActContext implements ApplyContext {
	readonly #setting: Setting;

	constructor(setting: Setting) {
		this.#setting = setting;
	}

	get height() {
		return this.#setting.height;
	}

	get timeMs() {
		return this.#setting.timeMs;
	}

	get logSize() {
		return this.#setting.logSize;
	}

	get transaction() {
		return this.#setting.act.id;
	}

	get principal() {
		return this.#setting.principal;
	}

	get<T>(from: Collection<T>, key: string) {
		return this.#setting.state.get(from, key);
	}

	stamp(from: Collection, key: string) {
		return this.#setting.state.stamp(from, key);
	}

	use<N extends CapabilityName>(name: N) {
		const { registry, state, bound } = this.#setting;
		if (!bound.manifest.needs.includes(name))
			throw new TypeError(`${bound.manifest.id} does not declare it needs ${name}`);
		return registry.capability(name, state);
	}

	put<T>(into: Collection<T>, key: string, record: T) {
		this.#own(into);
		this.#setting.state.put(into, key, record);
	}

	remove(from: Collection, key: string) {
		this.#own(from);
		this.#setting.state.remove(from, key);
	}

	#own(of: Pick<Collection, "name">) {
		const { id } = this.#setting.bound.manifest;
		if (!of.name.startsWith(`${id}.`)) throw new TypeError(`${id} may not write ${of.name}`);
	}
}
