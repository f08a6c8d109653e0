import assert from "node:assert/strict";
import { test } from "node:test";
import { readTime, showDay, showTime } from "./show-time.ts";

const moment = Date.UTC(2026, 1, 28, 17, 5, 9);

test("times are shown by the country's one time, whatever the machine's zone", () => {
	assert.equal(showTime(moment), "2026-03-01 01:05:09 +08:00");
	assert.equal(showDay(moment), "2026-03-01");
	assert.equal(showTime(Number.MAX_SAFE_INTEGER), "9007199254740991");
});

test("a day, a time with or without a zone, and milliseconds are read", () => {
	assert.equal(readTime("2026-03-01"), Date.UTC(2026, 1, 28, 16));
	assert.equal(readTime("2026-03-01T01:05:09"), moment);
	assert.equal(readTime("2026-03-01 01:05:09"), moment);
	assert.equal(readTime(showTime(moment)), moment);
	assert.equal(readTime("2026-02-28T17:05:09Z"), moment);
	assert.equal(readTime("2026-02-28T17:05:09.000+00:00"), moment);
	assert.equal(readTime(String(moment)), moment);
});

test("anything else is no time", () => {
	for (const text of ["", "soon", "2026", "2026-13-01", "2026-03-01T25:00", "03/01/2026", "-5", "1e9"])
		assert.equal(readTime(text), undefined, text);
});
