// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { OpenCity } from "./open-city.ts";

type Seat = OpenCity["seats"][number];

/** Who sits in a post of an office of the demo city, by what the sign-in page calls them, such as 自然资源和规划局窗口受理. */
export function seatOf(city: OpenCity, title: string): Seat {
	const found = city.seats.find((seat) => seat.title.zh.includes(title));
	if (!found) throw new TypeError(`nobody sits as ${title}`);
	return found;
}

interface SeatAct {
	/** Such as `disclosure/answer-request`. */
	readonly act: string;
	readonly input: Json;
	/** Department acted for. */
	readonly onBehalfOf?: string;
}

/** Does an act with a seat's key over HTTP, as preparation. */
export async function actAs(
	city: OpenCity,
	{ account, signer }: Pick<Seat, "account" | "signer">,
	{ act, input, onBehalfOf }: SeatAct,
): Promise<Json> {
	const [service, action] = act.split("/") as [string, string];
	const { ledger } = city.configuration;
	const client = new MingjianClient(city.address, {
		ledger,
		clock: () => Math.max(Date.now(), city.node.head().timeMs),
	});
	const behalf = onBehalfOf === undefined ? {} : { onBehalfOf };
	return (await client.act(signer, { service, action, input, actor: account, ...behalf })).result;
}
