import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** How many of so many members of equal votes may fail in whatever way while the others go on. */
export function toleratedFaults(members: number): number {
	return Math.floor((members - 1) / 3);
}

/** The same, as an operator is told. */
export function toleranceOf(members: number): Words {
	const faults = toleratedFaults(members);
	if (faults === 0)
		return {
			zh: `${members} 名成员，一名出错即停止出块；至少四名才能容一名出错`,
			en: `${members} member${members === 1 ? "" : "s"}: one fault stops the record; four are needed to tolerate one`,
		};
	return {
		zh: `${members} 名成员，可容 ${faults} 名停机或作恶`,
		en: `${members} members: ${faults} may be down or dishonest`,
	};
}
