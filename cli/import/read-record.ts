import type { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import type { KnownDepartment } from "@mingjian/client/import/assign-departments.ts";
import { onRecord } from "@mingjian/client/import/on-record.ts";
import type { OnRecord } from "@mingjian/client/import/plan-import.ts";
import type { HashLine } from "@mingjian/services/catalogue/views.ts";

interface Page<Row> {
	readonly rows: readonly Row[];
	readonly next?: string;
}

const rowsPerPage = 100;

/** What an import starts from: every department and the hashes of every item the record has. */
export async function readRecord(client: MingjianClient): Promise<OnRecord> {
	const departments = await everyRow<KnownDepartment>(client, "identity", "departments");
	return onRecord(departments, await everyRow<HashLine>(client, "catalogue", "hashes"));
}

async function everyRow<Row>(client: MingjianClient, service: string, query: string): Promise<Row[]> {
	const rows: Row[] = [];
	let after: string | undefined;
	do {
		const parameters = { limit: rowsPerPage, ...(after === undefined ? {} : { after }) };
		const answer = await client.query<Page<Row>>(service, query, parameters);
		rows.push(...(answer?.result.rows ?? []));
		after = answer?.result.next;
	} while (after !== undefined);
	return rows;
}
