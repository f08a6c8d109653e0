/** A sentence or term in the product's two languages; both are required everywhere. */
export interface Words {
	readonly zh: string;
	readonly en: string;
}

export type Language = keyof Words;
