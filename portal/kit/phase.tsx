import type { ComponentChildren } from "preact";
import { Tag } from "./tag.tsx";

/** What a reader should know of a whole part of the portal, such as that its people are made up. */
export function Phase({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
	return (
		<p class="phase">
			<Tag tone="info">{name}</Tag> <span>{children}</span>
		</p>
	);
}
