import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import type { Form } from "@mingjian/services/packs/form-schema.ts";
import type { PackCertificate, PackGuide, PackRule } from "@mingjian/services/packs/pack-schema.ts";

/** The documents of a service item as they are being written: each may still miss or break something, so nothing here is believed before it is checked. */
export interface Documents {
	readonly guide: PackGuide;
	readonly form: Form;
	readonly flow: Flow;
	/** Rules by their id. */
	readonly rules: Readonly<Record<string, PackRule>>;
	readonly certificate?: PackCertificate;
}

/** A service item that a department is designing, or changing. */
export interface Design {
	readonly id: string;
	/** The department whose item it is. */
	readonly department: string;
	/** First fourteen characters of the item's code. */
	readonly basic: string;
	readonly lifeEvent?: NonNullable<Form["lifeEvent"]>;
	/** Goes up with every change, so that nobody writes over what another officer has just written. */
	readonly revision: number;
	readonly changedMs: number;
	/** Officer who wrote last. */
	readonly changedBy: string;
	readonly documents: Documents;
	/** When its rules and flow take effect; at once where it is not said and no rule changes. */
	readonly effectiveFromMs?: number;
	/** What changed, as the record will say. */
	readonly note?: string;
}

/** A design with other documents. */
export function withDocuments<D extends Pick<Design, "documents">>(
	design: D,
	documents: Partial<Documents>,
): D {
	return { ...design, documents: { ...design.documents, ...documents } };
}
