import type { SealedCapability } from "@mingjian/ledger/runtime/capabilities.ts";
import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import { ownerOf } from "../owner.ts";
import { contents } from "../state.ts";
import { entitledWrap } from "./entitlement.ts";

/** What other services may ask of sealed contents: whose, of which group, and who may open them. Never what they say. */
export function sealedCapability(state: StateReader): SealedCapability {
	return {
		describe(content) {
			const found = state.get(contents, content);
			if (!found || found.erasedMs !== undefined) return undefined;
			const { tag, group, commitment } = found;
			return { tag, owner: ownerOf(tag), group, commitment };
		},
		mayOpen({ content, ...asked }) {
			const found = state.get(contents, content);
			return found !== undefined && entitledWrap(state, found, { content, ...asked }) !== undefined;
		},
	};
}
