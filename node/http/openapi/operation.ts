import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { TSchema } from "typebox";
import type { DoorCodeName } from "../problems/door-codes.ts";

/** What one route is for, in both languages; the OpenAPI document is made of these. */
export interface Operation {
	readonly id: string;
	readonly tag: string;
	readonly summary: Words;
	readonly description?: Words;
	/** Parameters in the path, by name. */
	readonly path?: Readonly<Record<string, Parameter>>;
	/** An object schema: one member a parameter. */
	readonly query?: TSchema;
	readonly headers?: Readonly<Record<string, Parameter>>;
	/** Media types accepted. */
	readonly body?: Readonly<Record<string, Content>>;
	readonly answer: Answer;
	/** Further statuses that are not problems of the table, such as 304. */
	readonly otherAnswers?: Readonly<Record<number, Answer>>;
	readonly problems: readonly DoorCodeName[];
}

export interface Parameter {
	readonly about: Words;
	readonly schema: TSchema;
	readonly example?: unknown;
	readonly required?: boolean;
}

export interface Content {
	readonly schema: object;
	readonly example?: unknown;
}

export interface Answer {
	readonly about: Words;
	/** Media types; none where there is no body. */
	readonly content?: Readonly<Record<string, Content>>;
}

declare module "fastify" {
	interface FastifyContextConfig {
		/** Present on every route of the API; absent routes are not in the document. */
		readonly operation?: Operation;
		/** Marks the routes that answer methods an address does not have. */
		readonly otherMethods?: true;
	}
}
