/**
 * What `load` gives for each item, in the order of the items, with at most `most` under way at once. Rejects with the first
 * failure in that order.
 */
export async function* inOrder<T, R>(
	items: Iterable<T>,
	most: number,
	load: (item: T) => Promise<R>,
): AsyncGenerator<R> {
	const underWay: Promise<R>[] = [];
	for (const item of items) {
		const loading = load(item);
		// A failure is met when its turn comes; until then it must not count as nobody's.
		loading.catch(() => {});
		underWay.push(loading);
		if (underWay.length === most) yield await underWay.shift()!;
	}
	for (const loading of underWay) yield await loading;
}
