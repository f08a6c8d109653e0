import { generateKeyPairSync, randomBytes, sign, verify } from "node:crypto";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

/** Ed25519 verifications a second by `node:crypto` with a cached key on every core: what the machine could do if nothing else cost anything. */
export async function ceiling(seconds = 2): Promise<number> {
	const threads = Array.from({ length: availableParallelism() }, () => {
		const worker = new Worker(new URL(import.meta.url), { workerData: { seconds } });
		return new Promise<number>((resolve, reject) => {
			worker.once("message", resolve);
			worker.once("error", reject);
		});
	});
	const counts = await Promise.all(threads);
	return counts.reduce((sum, count) => sum + count, 0);
}

if (!isMainThread && workerData && "seconds" in workerData)
	parentPort!.postMessage(verifyFor(workerData.seconds));

function verifyFor(seconds: number): number {
	const { publicKey, privateKey } = generateKeyPairSync("ed25519");
	const message = randomBytes(32);
	const signature = sign(null, message, privateKey);
	for (let i = 0; i < 500; i++) verify(null, message, publicKey, signature);
	const begun = performance.now();
	let count = 0;
	while (performance.now() - begun < seconds * 1000) {
		for (let i = 0; i < 100; i++) verify(null, message, publicKey, signature);
		count += 100;
	}
	return (count / (performance.now() - begun)) * 1000;
}
