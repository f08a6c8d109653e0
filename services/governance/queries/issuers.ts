import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { IssuersPage, IssuersParameters } from "../query-schema.ts";
import type { Issuer, IssuerRecord } from "../schema.ts";
import { issuers as of } from "../state.ts";

/** Departments with the keys they declared. */
export const issuers: Query<Static<typeof IssuersParameters>, Static<typeof IssuersPage>> = (
	context,
	{ department, ...page },
) => {
	const found = context.find(of, pageFind(page, { department }, { order: "department" }));
	return pageFrom(found, (record, id) => named(context, record, id));
};

/** A department's keys with the department's name. */
export function named(context: QueryContext, { keys }: IssuerRecord, department: string): Issuer {
	const name = context.use("accounts").describe(department)?.name;
	if (!name) throw new TypeError(`${department} declared keys and has no name`);
	return { department, name, keys };
}
