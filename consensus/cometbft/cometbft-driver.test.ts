import { driverCases } from "../driver/cases/driver-cases.ts";
import { engineMissing } from "./testing/engine-here.ts";
import { oneMember } from "./testing/one-member.ts";

driverCases({
	engine: "cometbft",
	skip: engineMissing(),
	open: ({ directory, maxWaiting, maxBlockEntries }) => oneMember(directory, { maxWaiting, maxBlockEntries }),
});
