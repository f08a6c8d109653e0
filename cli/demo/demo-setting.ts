import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import type { OwnKey } from "../keys/key-file.ts";
import type { DataFolder } from "../node/data-folder.ts";
import type { DemoSeries } from "./demo-certificates.ts";
import type { DemoCitizenKey } from "./demo-citizens.ts";
import type { DemoKeys } from "./demo-keys.ts";
import type { DemoSender } from "./demo-sender.ts";
import type { DemoOffice } from "./demo-staff.ts";

/** Everything the steps of seeding need. */
export interface DemoSetting extends Pick<Configuration, "city" | "publicUrl"> {
	readonly sender: DemoSender;
	readonly operator: OwnKey;
	readonly keys: DemoKeys;
	readonly offices: readonly DemoOffice[];
	readonly citizens: readonly DemoCitizenKey[];
	readonly series: readonly DemoSeries[];
	readonly folder: DataFolder;
}
