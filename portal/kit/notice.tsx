import type { ComponentChildren } from "preact";

interface NoticeSetting {
	readonly tone?: "plain" | "warn" | "error" | "ok";
	readonly title?: ComponentChildren;
	readonly children: ComponentChildren;
	/** Says itself aloud when it appears. */
	readonly live?: boolean;
}

/** Something to know before going on. */
export function Notice({ tone = "plain", title, children, live = false }: NoticeSetting) {
	return (
		<div class={tone === "plain" ? "notice" : `notice notice-${tone}`} role={live ? "status" : undefined}>
			{title ? <p class="notice-title">{title}</p> : null}
			{children}
		</div>
	);
}
