import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { type Ended, mingjian } from "@mingjian/cli/testing/run-command.ts";
import type { Member } from "./member.ts";

/** Where a change stands. */
export interface Standing {
	readonly number: number;
	readonly status: string;
	readonly atHeight: number;
}

/** A member's operator runs `mingjian consortium …` on the member's machine, with the program its node runs. */
export async function commanded(member: Member, ...words: string[]): Promise<Ended> {
	const { directory, port, environment } = member;
	const own = ["--data", directory, "--config", directory, "--url", `http://127.0.0.1:${port}`];
	return await mingjian(["consortium", ...words, ...own, "--json"], { environment });
}

/** The same, where it must succeed; gives the result. */
export async function does(
	member: Member,
	...words: string[]
): Promise<{ proposal: number; status: string }> {
	const { code, out, error } = await commanded(member, ...words);
	assert.equal(code, 0, out + error);
	return (JSON.parse(out) as { result: { proposal: number; status: string } }).result;
}

/** The first of them proposes a change for so many blocks ahead and the others approve; it is set down afterwards. */
export async function decide(
	members: readonly Member[],
	ahead: number,
	...change: string[]
): Promise<Standing> {
	const [first, ...others] = members;
	const { proposal } = await does(first!, ...change, "--in", String(ahead));
	for (const member of others) await does(member, "approve", String(proposal));
	const standing = await standingOf(first!, proposal);
	assert.equal(standing.status, "scheduled");
	return standing;
}

/** Resolves when a change that was decided on is in force at a member. Somebody must be posting. */
export async function enacted(member: Member, proposal: number): Promise<void> {
	for (;;) {
		const { status } = await standingOf(member, proposal);
		if (status === "in-force") return;
		assert.equal(status, "scheduled");
		await pause(100);
	}
}

/** Decides on a change and waits until it is in force at the member that proposed it. */
export async function carry(
	members: readonly Member[],
	ahead: number,
	...change: string[]
): Promise<Standing> {
	const standing = await decide(members, ahead, ...change);
	await enacted(members[0]!, standing.number);
	return standing;
}

/** How a proposal stands at a member. */
export async function standingOf(member: Member, proposal: number): Promise<Standing> {
	const answer = JSON.parse(await member.ask("/v1/governance/proposals?limit=100")) as {
		result: { rows: Standing[] };
	};
	return answer.result.rows.find(({ number }) => number === proposal)!;
}
