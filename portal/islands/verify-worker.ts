// Service worker of the verify page alone: keeps the page, its scripts and the trust policy for when there is no network.

interface Kept {
	/** Addresses that never change their content. */
	readonly files: readonly string[];
	/** Name of this set of files. */
	readonly version: string;
}

interface ExtendableEvent extends Event {
	waitUntil(until: Promise<unknown>): void;
}

interface FetchEvent extends Event {
	readonly request: Request;
	respondWith(answer: Promise<Response>): void;
}

interface Worker {
	readonly kept: Kept;
	readonly registration: { readonly scope: string };
	readonly clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
	addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}

const worker = self as unknown as Worker;
const prefix = "mingjian-verify-";
const store = prefix + worker.kept.version;
const page = new URL(worker.registration.scope).pathname;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
	const { pathname, origin } = new URL(event.request.url);
	if (event.request.method !== "GET" || origin !== location.origin) return;
	if (pathname.startsWith("/assets/")) event.respondWith(keptFirst(event.request));
	else if (pathname === page || pathname === "/policy.json")
		event.respondWith(networkFirst(event.request, pathname));
});

async function install(): Promise<void> {
	const cache = await caches.open(store);
	await cache.addAll([page, "/policy.json", ...worker.kept.files]);
	await worker.skipWaiting();
}

async function activate(): Promise<void> {
	const old = (await caches.keys()).filter((each) => each.startsWith(prefix) && each !== store);
	await Promise.all(old.map((each) => caches.delete(each)));
	await worker.clients.claim();
}

async function keptFirst(request: Request): Promise<Response> {
	const cache = await caches.open(store);
	const kept = await cache.match(request);
	if (kept) return kept;
	const answer = await fetch(request);
	if (answer.ok) await cache.put(request, answer.clone());
	return answer;
}

async function networkFirst(request: Request, path: string): Promise<Response> {
	const cache = await caches.open(store);
	try {
		const answer = await fetch(request);
		if (answer.ok) await cache.put(path, answer.clone());
		return answer;
	} catch (error) {
		const kept = await cache.match(path);
		if (kept) return kept;
		throw error;
	}
}

export {};
