import type { TSchema } from "typebox";
import type { Access } from "./access.ts";
import type { CapabilityName } from "./capabilities.ts";
import type { Collection } from "./collection.ts";
import type { Words } from "./words.ts";

/** Something a signed transaction can do. */
export interface ActionManifest {
	readonly title: Words;
	readonly summary: Words;
	readonly input: TSchema;
	readonly result: TSchema;
	/** Who may; everybody else is refused. */
	readonly allow: Access;
	/** Needs a second signature by another officer of the same department with the same right. */
	readonly fourEyes?: true;
}

/** Something anyone may ask without an account. */
export interface QueryManifest {
	readonly title: Words;
	readonly summary: Words;
	/** An object schema whose members are strings, integers or booleans: they travel as URL parameters. */
	readonly parameters: TSchema;
	readonly result: TSchema;
}

/**
 * A service, declared once: HTTP routes, OpenAPI, commands, client methods and forms follow from it.
 * Declarations only, safe to load in a browser.
 */
export interface ServiceManifest {
	readonly id: string;
	/** Semantic version of the contract. */
	readonly version: string;
	readonly title: Words;
	readonly summary: Words;
	readonly actions: Readonly<Record<string, ActionManifest>>;
	readonly queries: Readonly<Record<string, QueryManifest>>;
	readonly collections: readonly Collection[];
	/** Roles an officer can hold in this service. */
	readonly roles: Readonly<Record<string, Words>>;
	/** Refusal codes without the `service/` prefix. */
	readonly refusals: Readonly<Record<string, Words>>;
	/** Capabilities of other services it is handed. */
	readonly needs: readonly CapabilityName[];
}
