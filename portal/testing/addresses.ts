// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import type { RunningNode } from "@mingjian/node/pipeline/running-node.ts";
import { certificates } from "@mingjian/services/certificates/state.ts";

/** Addresses of every kind of page of a demo city, without the language. */
export async function addressesOf(node: RunningNode): Promise<readonly string[]> {
	const [first, , , , , more] = (await node.entries({ limit: 10 })).entries;
	const [refused] = (await node.entries({ action: "register", newestFirst: true, limit: 1 })).entries;
	if (refused?.code === "ok") throw new TypeError("the city has no refused act");
	const [amended] = (await node.entries({ service: "catalogue", limit: 1 })).entries;
	const item = node.queryContext("catalogue").find({ name: "catalogue.item", schema: {} }, { limit: 1 })
		.rows[0]!;
	const context = node.queryContext("certificates");
	const [valid, revoked] = ["valid", "revoked"].map(
		(status) => context.find(certificates, { where: { status }, limit: 1 }).rows[0]!.key,
	);
	return [
		"/",
		"/search",
		`/search?q=${encodeURIComponent("居住证")}`,
		"/search?q=zzzzzz",
		"/services",
		`/services/${item.key}`,
		"/departments",
		"/explorer",
		"/explorer/blocks",
		"/explorer/b/0",
		"/explorer/b/3",
		"/explorer/contracts",
		"/explorer/contracts/certificates",
		"/explorer?service=certificates&result=done&order=oldest",
		...[first, more, refused, amended].flatMap((entry) => (entry ? [`/explorer/r/${entry.index}`] : [])),
		`/explorer/state/catalogue.item/${item.key}`,
		"/explorer/state/identity.account/citizen:nobody",
		`/certificates/${valid}`,
		`/certificates/${revoked}`,
		"/verify",
		"/life",
		"/life/newborn",
		"/life/build",
		"/services?theme=household&audience=person",
		"/learn",
		"/register",
		"/register?q=PS-2026-0017&status=reviewing",
		"/performance",
		"/help",
		"/status",
		"/accessibility",
		"/privacy",
		"/policy",
		"/preferences",
		"/kit",
		"/kit/table",
		`/kit/table?q=${encodeURIComponent("民政")}&page=3`,
	];
}
