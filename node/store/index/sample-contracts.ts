import { collection } from "@mingjian/ledger/runtime/collection.ts";
import { contract } from "@mingjian/ledger/runtime/contract.ts";
import Type from "typebox";

// Collections the tests of the index use; a module of their own, because the index thread loads it by its name.

/** Searchable, with columns, without history. */
export const services = collection(
	"sample.services",
	Type.Object({ zh: Type.String(), en: Type.String(), theme: Type.String() }),
	{ columns: ({ theme }) => ({ theme }), text: ({ zh, en }) => [zh, en] },
);

/** With columns of every kind and with history. */
export const permits = collection(
	"sample.permits",
	Type.Object({
		holder: Type.String(),
		status: Type.String(),
		issuedMs: Type.Integer(),
		expiryMs: Type.Optional(Type.Integer()),
	}),
	{
		columns: ({ holder, status, issuedMs, expiryMs }) => ({
			holder,
			status,
			issuedMs,
			expiryMs: expiryMs ?? null,
		}),
		history: true,
	},
);

/** Neither columns nor text. */
export const plain = collection("sample.plain", Type.Object({ n: Type.Integer() }));

/** Its columns fail for a record that says so. */
export const failing = collection("sample.failing", Type.Object({ fail: Type.Boolean() }), {
	columns: ({ fail }) => {
		if (fail) throw new RangeError("a column that fails");
		return { fail: 0 };
	},
});

export const collections = [services, permits, plain, failing];

const words = { zh: "样例", en: "Sample" };

export const contracts = [
	contract(
		{
			id: "sample",
			version: "1.0.0",
			title: words,
			summary: words,
			actions: {},
			queries: {},
			collections,
			roles: {},
			refusals: {},
			needs: [],
		},
		{ actions: {}, queries: {} },
	),
];
