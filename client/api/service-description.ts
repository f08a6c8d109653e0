import type { ActionManifest, QueryManifest, ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";

/** A service as a node describes it: its manifest with actions and queries as lists, and without collections. */
export interface ServiceDescription
	extends Pick<ServiceManifest, "id" | "version" | "title" | "summary" | "roles" | "refusals"> {
	readonly actions: readonly (ActionManifest & { readonly name: string })[];
	readonly queries: readonly (QueryManifest & { readonly name: string })[];
}
