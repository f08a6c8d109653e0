/** What the State Council announces for one year: days off and the weekend days worked instead. */
export interface HolidayYear {
	readonly year: number;
	/** The announcement. */
	readonly notice: string;
	/** Days off from and to, both inclusive, as `YYYY-MM-DD`; weekend days inside a holiday may be named. */
	readonly holidays: readonly (readonly [from: string, to: string])[];
	/** Saturdays and Sundays that are worked (调休上班). */
	readonly workdays: readonly string[];
}

/** The announced years. A year that is not here has no calendar and nothing is counted across it. */
export const holidayYears: readonly HolidayYear[] = [
	{
		year: 2024,
		notice: "国务院办公厅关于2024年部分节假日安排的通知，国办发明电〔2023〕7号，2023-10-25",
		holidays: [
			["2024-01-01", "2024-01-01"],
			["2024-02-10", "2024-02-17"],
			["2024-04-04", "2024-04-06"],
			["2024-05-01", "2024-05-05"],
			["2024-06-10", "2024-06-10"],
			["2024-09-15", "2024-09-17"],
			["2024-10-01", "2024-10-07"],
		],
		workdays: [
			"2024-02-04",
			"2024-02-18",
			"2024-04-07",
			"2024-04-28",
			"2024-05-11",
			"2024-09-14",
			"2024-09-29",
			"2024-10-12",
		],
	},
	{
		year: 2025,
		notice: "国务院办公厅关于2025年部分节假日安排的通知，国办发明电〔2024〕12号，2024-11-12",
		holidays: [
			["2025-01-01", "2025-01-01"],
			["2025-01-28", "2025-02-04"],
			["2025-04-04", "2025-04-06"],
			["2025-05-01", "2025-05-05"],
			["2025-05-31", "2025-06-02"],
			["2025-10-01", "2025-10-08"],
		],
		workdays: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
	},
	{
		year: 2026,
		notice: "国务院办公厅关于2026年部分节假日安排的通知，2025-11-04",
		holidays: [
			["2026-01-01", "2026-01-03"],
			["2026-02-15", "2026-02-23"],
			["2026-04-04", "2026-04-06"],
			["2026-05-01", "2026-05-05"],
			["2026-06-19", "2026-06-21"],
			["2026-09-25", "2026-09-27"],
			["2026-10-01", "2026-10-07"],
		],
		workdays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
	},
];

const byYear = new Map(holidayYears.map((each) => [each.year, each]));

/** The announced year of this number; undefined where there is none. */
export function announcedYear(year: number): HolidayYear | undefined {
	return byYear.get(year);
}
