/** Keeps this page and what it verifies with on the device, so that it opens without a network; resolves to whether it is kept. */
export async function keepPage(): Promise<boolean> {
	if (!("serviceWorker" in navigator)) return false;
	const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
	if (connection?.saveData) return false;
	try {
		const { pathname } = location;
		await navigator.serviceWorker.register("/verify-worker.js", { scope: pathname });
		await navigator.serviceWorker.ready;
		// Through the worker, so that page and policy are kept of one time.
		await Promise.all([fetch("/policy.json", { cache: "no-cache" }), fetch(pathname, { cache: "no-cache" })]);
		return true;
	} catch {
		return false;
	}
}
