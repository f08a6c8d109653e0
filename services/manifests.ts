import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import { casesService } from "./cases/service.ts";
import { catalogueService } from "./catalogue/service.ts";
import { certificatesService } from "./certificates/service.ts";
import { disclosureService } from "./disclosure/service.ts";
import { governanceService } from "./governance/service.ts";
import { identityService } from "./identity/service.ts";
import { rulebookService } from "./rulebook/service.ts";

/** Every service, as declared: what routes, forms, commands and documents are derived from. Safe to load in a browser. */
export const manifests: readonly ServiceManifest[] = [
	identityService,
	governanceService,
	catalogueService,
	certificatesService,
	disclosureService,
	casesService,
	rulebookService,
];
