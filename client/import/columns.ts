/** Table: columns of an import file. Any other column is reported and not imported. */
export const columns = {
	department: { maxLength: 100, required: true },
	main_item: { maxLength: 200, required: false },
	name: { maxLength: 200, required: true },
	itemCode: { maxLength: 80, required: true },
	areaCode: { maxLength: 12, required: true },
	taskType: { maxLength: 2, required: true },
	deptCode: { maxLength: 64, required: false },
} as const;

export type Column = keyof typeof columns;

export const columnNames = Object.keys(columns) as readonly Column[];

/** A row whose fields are text within their limits; an optional field that is missing is empty. */
export type RowText = { readonly [C in Column]: string };
