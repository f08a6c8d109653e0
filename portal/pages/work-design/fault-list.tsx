import type { PlacedFault } from "../../design/fault-place.ts";
import { type Frame, link } from "../../frame/frame.ts";
import { Notice } from "../../kit/notice.tsx";

interface FaultListSetting {
	readonly title: string;
	readonly faults: readonly PlacedFault[];
	readonly frame: Frame;
}

/** What does not fit in a design, each line a link to the field where it is mended. */
export function FaultList({ title, faults, frame }: FaultListSetting) {
	return (
		<Notice tone="warn" title={title}>
			<ul>
				{faults.map(({ path, field, words }) => (
					<li>
						<a href={link(frame, field === "" ? path : `${path}#${field}`)}>{words[frame.language]}</a>{" "}
						<span class="code quiet">{field}</span>
					</li>
				))}
			</ul>
		</Notice>
	);
}
