import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { landFlow } from "../cases-city.test.ts";
import type { Flow, FlowStage } from "../flow-schema.ts";
import { flowFault } from "./flow-fault.ts";

const names = ["a", "b", "c", "d", "e"];
const office = { department: "department:land", role: "case-reviewer" } as const;

/** Any stages with anything before them, sensible or not. */
const anyStages = fc
	.integer({ min: 1, max: names.length })
	.chain((count) =>
		fc.tuple(
			fc.array(fc.subarray(names.slice(0, count)), { minLength: count, maxLength: count }),
			fc.integer({ min: 0, max: count - 1 }),
		),
	)
	.map(([befores, deciding]) =>
		befores.map((after, at): FlowStage => {
			const title = { zh: "环节", en: "Stage" };
			const stage = { id: names[at]!, title, offices: [office], days: 1, after };
			return at === deciding ? { ...stage, decides: true } : stage;
		}),
	);

/** Opens and closes stages as the engine does, one after another; the order in which they closed. */
function played(stages: readonly FlowStage[]): string[] {
	const closed: string[] = [];
	for (;;) {
		const next = stages.find(
			({ id, after = [] }) => !closed.includes(id) && after.every((each) => closed.includes(each)),
		);
		if (!next) return closed;
		closed.push(next.id);
	}
}

function withStages(stages: FlowStage[]): Flow {
	return landFlow({ stages, limits: { statutoryDays: 20, promisedDays: 20 } });
}

test("every flow that is let in runs through all its stages and ends with the decision; no other does", () => {
	const seen = new Map<string, number>();
	fc.assert(
		fc.property(anyStages, (stages) => {
			const fault = flowFault(withStages(stages));
			seen.set(fault ?? "none", (seen.get(fault ?? "none") ?? 0) + 1);
			const order = played(stages);
			const last = stages.find(({ decides }) => decides)!.id;
			const leadsOn = stages.every(
				({ id }) => id === last || stages.some(({ after = [] }) => after.includes(id)),
			);
			const decisionLast = stages.every(({ after = [] }) => !after.includes(last));
			const good = order.length === stages.length && order.at(-1) === last && leadsOn && decisionLast;
			assert.equal(fault === undefined, good, `${fault} ${JSON.stringify(stages)}`);
			if (order.length < stages.length) assert.equal(fault, "flow-unreachable");
		}),
		{ seed: 3, numRuns: 2000 },
	);
	for (const outcome of ["none", "flow-unreachable", "flow-dead-end"])
		assert.ok((seen.get(outcome) ?? 0) > 20, `${outcome}: ${seen.get(outcome)}`);
});

test("a flow that its case's log could not hold is refused, and the largest that it holds is let in", () => {
	const large = (count: number, more: Partial<FlowStage> = {}) =>
		withStages(
			Array.from({ length: count }, (_, at): FlowStage => {
				const offices = Array.from({ length: 8 }, (_each, of) => ({
					...office,
					department: `department:d${of}`,
				}));
				const last = at === count - 1;
				return {
					id: `s${at}`,
					title: { zh: "环节", en: "Stage" },
					offices: last ? [office] : offices,
					days: 0,
					...(at === 0 ? {} : { after: [`s${at - 1}`] }),
					...(last ? { decides: true } : more),
				};
			}),
		);
	assert.equal(flowFault(large(24)), undefined);
	assert.equal(flowFault(large(15, { fourEyes: true })), undefined);
	assert.equal(flowFault(large(24, { fourEyes: true })), "flow-too-long");
});

test("the slowest way through the stages is what the promise is held against", () => {
	const { stages } = landFlow();
	const promise = (promisedDays: number, more: Partial<FlowStage> = {}) =>
		flowFault(
			landFlow({
				stages: stages.map((each) => (each.id === "site" ? { ...each, ...more } : each)),
				limits: { statutoryDays: 40, promisedDays },
			}),
		);
	assert.equal(promise(9), undefined);
	assert.equal(promise(8), "flow-limits");
	assert.equal(promise(9, { days: 5 }), undefined);
	assert.equal(promise(9, { days: 6 }), "flow-limits");
	assert.equal(promise(10, { days: 6 }), undefined);
});
