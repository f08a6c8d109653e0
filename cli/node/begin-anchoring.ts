import { AnchorBook } from "@mingjian/node/anchor/anchor-book.ts";
import { AnchorView } from "@mingjian/node/anchor/anchor-view.ts";
import { Anchoring } from "@mingjian/node/anchor/anchoring.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import type { RunningNode } from "@mingjian/node/pipeline/running-node.ts";
import { diskFiles } from "@mingjian/node/store/files.ts";
import { anchorLine } from "../anchor/anchor-words.ts";
import { configuredAnchor } from "../anchor/configured-anchor.ts";
import type { PassphraseSource } from "../keys/read-key.ts";

/** From one look at the chain to the next. */
const pauseMs = 2000;

/** Begins to anchor the node's checkpoints where the configuration says so; undefined where it does not. Refuses a key that is missing or not to be used. */
export async function beginAnchoring(
	node: RunningNode,
	configuration: Configuration,
	{ passphrase, note }: { readonly passphrase: PassphraseSource; readonly note: (line: string) => void },
): Promise<AnchorView | undefined> {
	const { anchor, dataDirectory } = configuration;
	if (anchor.rpc === undefined) return undefined;
	const anchoring = new Anchoring({
		anchor: await configuredAnchor(configuration, passphrase),
		book: await AnchorBook.open(diskFiles, dataDirectory),
		newest: () => node.ownCheckpoint(),
		everyMs: anchor.everySeconds * 1000,
		replaceMs: anchor.replaceSeconds * 1000,
		clock: Date.now,
		told: (news, detail) => note(anchorLine(news, detail)),
	});
	anchoring.begin(pauseMs);
	return new AnchorView(anchoring, {
		prove: (from, to) => node.proveGrowth(from, to),
		size: () => node.head().size,
	});
}
