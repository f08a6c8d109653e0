import type { ComponentChildren } from "preact";
import type { Told } from "./told.ts";
import { When } from "./when.tsx";

export interface Moment {
	readonly title: ComponentChildren;
	/** Undefined for what is still to come. */
	readonly timeMs: number | undefined;
	readonly text?: ComponentChildren;
	readonly state: "done" | "now" | "ahead" | "stopped";
}

/** What has happened, what is happening and what comes next, in order. */
export function Timeline({ moments, frame }: Told & { readonly moments: readonly Moment[] }) {
	return (
		<ol class="timeline">
			{moments.map(({ title, timeMs, text, state }) => (
				<li class={`moment moment-${state}`} aria-current={state === "now" ? "step" : undefined}>
					<p class="moment-title">{title}</p>
					{timeMs === undefined ? null : (
						<p class="quiet">
							<When timeMs={timeMs} frame={frame} />
						</p>
					)}
					{text ? <div class="moment-text">{text}</div> : null}
				</li>
			))}
		</ol>
	);
}
