import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, Limits } from "./limits.ts";

test("of an IPv6 address its network is counted, of everything else itself", () => {
	assert.equal(counted("2001:db8:0:1::1"), "2001:db8:0:1::/64");
	assert.equal(counted("2001:0DB8:0000:0001:ffff:ffff:ffff:ffff"), "2001:db8:0:1::/64");
	assert.equal(counted("fe80::1%eth0"), "fe80:0:0:0::/64");
	assert.equal(counted("::1"), "0:0:0:0::/64");
	assert.equal(counted("::ffff:192.0.2.7"), "192.0.2.7");
	assert.equal(counted("192.0.2.7"), "192.0.2.7");
	assert.equal(counted("citizen:kabc"), "citizen:kabc");
});

test("whoever moves to another address of their network waits all the same, and nobody else does", async () => {
	const limits = new Limits();
	for (let each = 0; each < 30; each++) await limits.count("address", `2001:db8::${each.toString(16)}`);
	assert.ok((await limits.wait("address", "2001:db8::ffff")) > 0);
	assert.equal(await limits.wait("address", "2001:db8:0:1::1"), 0);
	await limits.clear("address", "2001:db8::1");
	assert.equal(await limits.wait("address", "2001:db8::ffff"), 0);
});
