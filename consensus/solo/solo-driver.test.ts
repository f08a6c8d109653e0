import { driverCases } from "../driver/cases/driver-cases.ts";
import { SoloDriver } from "./solo-driver.ts";

driverCases({
	engine: "solo",
	open: (setting) => new SoloDriver({ ...setting, blockIntervalMs: 0 }),
});
