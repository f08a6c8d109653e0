import type { DataRequests } from "../me/data-requests.ts";
import type { Edge } from "../me/edge.ts";
import type { Desk } from "../session/desk.ts";
import { CaseDesk } from "./case-desk.ts";
import { DepartmentKeys } from "./department-keys.ts";
import { IssuedFiles } from "./issued-files.ts";
import { OpenedCases } from "./opened-cases.ts";

/** What the portal keeps for departments and does for their officers. */
export interface Work {
	readonly keys: DepartmentKeys;
	readonly opened: OpenedCases;
	readonly cases: CaseDesk;
	readonly issued: IssuedFiles;
	/** Puts away everything that was opened. */
	close(): void;
}

const sweepMs = 60_000;

interface WorkSetting {
	readonly desk: Desk;
	readonly edge: Edge;
	readonly requests: DataRequests;
}

/** Opens the departments' part of the desk. */
export function openWork({ desk, edge, requests }: WorkSetting): Work {
	const { store, clock, seats } = desk;
	const opens = [...seats.values()].flatMap((seat) => (seat.opens ? [seat.opens] : []));
	const demo = new Map(opens.map(({ department, seed }) => [department, seed]));
	const keys = new DepartmentKeys({ store, clock, demo });
	const opened = new OpenedCases(clock);
	const sweeping = setInterval(() => opened.sweep(), sweepMs);
	sweeping.unref();
	const close = () => {
		clearInterval(sweeping);
		opened.clear();
	};
	return {
		keys,
		opened,
		cases: new CaseDesk({ desk, edge, keys, opened, requests }),
		issued: new IssuedFiles({ desk, edge }),
		close,
	};
}
