import { openCity } from "../portal/testing/open-city.ts";

/**
 * The sample city with its pages, in a process of its own: prints its address when it serves, for each line it reads the milliseconds of
 * processor it has used, and ends when its parent does.
 */
const city = await openCity();
const [entry] = (await city.node.entries({ service: "certificates", limit: 1 })).entries;
const answer = await fetch(`${city.address}/v1/catalogue/items?status=published&limit=10`);
const { result } = (await answer.json()) as { result: { rows: { code: string }[] } };
console.log(
	JSON.stringify({
		address: city.address,
		ledger: city.configuration.ledger,
		entry: entry!.index,
		items: result.rows.map(({ code }) => code),
	}),
);
process.stdin.on("data", () => {
	const { user, system } = process.cpuUsage();
	console.log((user + system) / 1000);
});
process.stdin.on("end", async () => {
	await city.close();
	process.exit(0);
});
process.stdin.resume();
