import type { BlockModel } from "./block/load.ts";
import type { BlocksModel } from "./blocks/load.ts";
import type { CertificateModel } from "./certificate/load.ts";
import type { ContractModel } from "./contract/load.ts";
import type { ContractsModel } from "./contracts/load.ts";
import type { DepartmentsModel } from "./departments/load.ts";
import type { EntryModel } from "./entry/load.ts";
import type { ExplorerModel } from "./explorer/load.ts";
import type { HelpModel } from "./help/load.ts";
import type { HomeModel } from "./home/load.ts";
import type { KitModel } from "./kit/load.ts";
import type { LifeModel } from "./life/load.ts";
import type { LifeEventModel } from "./life-event/load.ts";
import type { PolicyModel } from "./policy/load.ts";
import type { PreferencesModel } from "./preferences/load.ts";
import type { SearchModel } from "./search/load.ts";
import type { ServiceModel } from "./service/load.ts";
import type { ServicesModel } from "./services/load.ts";
import type { StateModel } from "./state/load.ts";
import type { StatusModel } from "./status/load.ts";
import type { VerifyModel } from "./verify/load.ts";

/** What each page shows, by its name. */
export interface Models {
	readonly home: HomeModel;
	readonly search: SearchModel;
	readonly services: ServicesModel;
	readonly service: ServiceModel;
	readonly departments: DepartmentsModel;
	readonly explorer: ExplorerModel;
	readonly blocks: BlocksModel;
	readonly block: BlockModel;
	readonly contracts: ContractsModel;
	readonly contract: ContractModel;
	readonly entry: EntryModel;
	readonly state: StateModel;
	readonly certificate: CertificateModel;
	readonly verify: VerifyModel;
	readonly life: LifeModel;
	readonly "life-event": LifeEventModel;
	readonly learn: object;
	readonly help: HelpModel;
	readonly status: StatusModel;
	readonly accessibility: object;
	readonly privacy: object;
	readonly policy: PolicyModel;
	readonly preferences: PreferencesModel;
	readonly kit: KitModel;
	readonly missing: object;
	readonly unread: object;
	readonly elsewhere: object;
	readonly failed: object;
	readonly stopped: object;
}

export type PageName = keyof Models;
