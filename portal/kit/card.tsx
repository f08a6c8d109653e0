import type { ComponentChildren } from "preact";

interface CardSetting {
	readonly title: ComponentChildren;
	readonly href?: string;
	readonly children?: ComponentChildren;
}

/** One thing among several, with its title and what to know of it at once. */
export function Card({ title, href, children }: CardSetting) {
	return (
		<li class="card">
			<h3 class="card-title">{href ? <a href={href}>{title}</a> : title}</h3>
			{children}
		</li>
	);
}

/** Cards beside one another, as many as there is room for. */
export function Cards({ children }: { readonly children: ComponentChildren }) {
	return <ul class="cards">{children}</ul>;
}
