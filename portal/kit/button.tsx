import type { ComponentChildren } from "preact";

export interface ButtonSetting {
	readonly children: ComponentChildren;
	/** `warn` for what cannot be undone. One main button a page. */
	readonly kind?: "main" | "second" | "warn";
	readonly type?: "submit" | "button";
	readonly name?: string | undefined;
	readonly value?: string | undefined;
	readonly disabled?: boolean;
	/** Id of a popover it opens, with scripts off too. */
	readonly opens?: string;
}

/** Does something. Leads nowhere: that is a link's. */
export function Button({ children, kind = "main", type = "submit", opens, ...rest }: ButtonSetting) {
	return (
		<button type={type} class={kind === "main" ? undefined : kind} popovertarget={opens} {...rest}>
			{children}
		</button>
	);
}

interface ButtonLinkSetting {
	readonly href: string;
	readonly children: ComponentChildren;
	readonly kind?: "main" | "second" | "warn";
	/** Name under which what is there is kept. */
	readonly download?: string;
}

/** A link that begins something, in the shape of a button. */
export function ButtonLink({ href, children, kind = "main", download }: ButtonLinkSetting) {
	return (
		<a class={kind === "main" ? "button" : `button ${kind}`} href={href} download={download}>
			{children}
		</a>
	);
}
