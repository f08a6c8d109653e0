import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { engineFolder, engineVersion, findEngine } from "./find-engine.ts";

/** `npm run engine`: installs the pinned CometBFT with the machine's Go into a folder that git ignores. */
const target = `github.com/cometbft/cometbft/cmd/cometbft@${engineVersion}`;
const bin = join(engineFolder, "bin");

if (installedVersion() === engineVersion.slice(1)) {
	console.log(`CometBFT ${engineVersion}: ${join(bin, "cometbft")}`);
} else {
	mkdirSync(bin, { recursive: true });
	const { status, error } = spawnSync("go", ["install", target], {
		stdio: "inherit",
		env: { ...process.env, GOBIN: bin, GOFLAGS: "" },
	});
	if (error || status !== 0) {
		console.error(
			error
				? `需要 Go 1.22.11 以上：https://go.dev/dl/；或将 CometBFT ${engineVersion} 放到 PATH 中，或在 consortium.engine 中写明路径。\nGo 1.22.11 or newer is needed: https://go.dev/dl/; or put CometBFT ${engineVersion} on the PATH, or name its path in consortium.engine.`
				: `没有装上 CometBFT ${engineVersion}，原因见上。\nCometBFT ${engineVersion} was not installed; the reason is above.`,
		);
		process.exitCode = 1;
	} else console.log(`CometBFT ${engineVersion}: ${join(bin, "cometbft")}`);
}

function installedVersion(): string | undefined {
	try {
		const { stdout } = spawnSync(findEngine(undefined, ""), ["version"], { encoding: "utf8" });
		return stdout.trim().split("+")[0];
	} catch {
		return undefined;
	}
}
