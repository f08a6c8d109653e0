import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PassingMap } from "./passing-map.ts";

test("answers as a Map does, over many tables", () => {
	const step = fc.record({
		act: fc.constantFrom("set", "set", "delete", "clear"),
		key: fc.integer({ min: 0, max: 40 }),
	});
	fc.assert(
		fc.property(fc.array(step, { minLength: 600, maxLength: 2000 }), (steps) => {
			const [map, model] = [new PassingMap<number, number>(), new Map<number, number>()];
			for (const [order, { act, key }] of steps.entries()) {
				if (act === "set") [map, model].forEach((each) => void each.set(key, order));
				else if (act === "delete") assert.equal(map.delete(key), model.delete(key));
				else if (order % 50 === 0) [map, model].forEach((each) => void each.clear());
				assert.equal(map.get(key), model.get(key));
				assert.equal(map.has(key), model.has(key));
				assert.equal(map.size, model.size);
				assert.equal(map.first(), model.keys().next().value);
			}
			assert.deepEqual([...map.values()], [...model.values()]);
		}),
		{ numRuns: 20 },
	);
});
