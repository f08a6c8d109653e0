import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import { coreRefusals } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { manifests } from "@mingjian/services/manifests.ts";

/** What an act is called, with its name for programs. */
export function actWords(service: string, action: string): Words {
	const manifest: ServiceManifest | undefined = manifests.find(({ id }) => id === service);
	const title =
		manifest && Object.hasOwn(manifest.actions, action) ? manifest.actions[action]!.title : undefined;
	const name = `${service}/${action}`;
	return manifest && title
		? { zh: `${title.zh}（${name}）`, en: `${title.en} (${name})` }
		: { zh: name, en: name };
}

/** How an act ended: done, or its refusal in words. */
export function codeWords(code: string): Words {
	if (code === "ok") return { zh: "已办理", en: "done" };
	const [service, name] = code.includes("/") ? (code.split("/", 2) as [string, string]) : ["", code];
	const manifest: ServiceManifest | undefined = manifests.find(({ id }) => id === service);
	const table: Readonly<Record<string, Words>> = manifest?.refusals ?? coreRefusals;
	const words = Object.hasOwn(table, name) ? table[name] : undefined;
	return words
		? { zh: `拒绝：${words.zh}`, en: `refused: ${words.en}` }
		: { zh: `拒绝：${code}`, en: `refused: ${code}` };
}
