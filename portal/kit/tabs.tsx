interface Tab {
	readonly label: string;
	readonly href: string;
	/** How many things are there. */
	readonly count?: number;
}

interface TabsSetting {
	/** What the tabs are views of. */
	readonly label: string;
	readonly tabs: readonly Tab[];
	/** Address of the tab that is shown. */
	readonly current: string;
}

/** Views of one thing, each a page with an address of its own. */
export function Tabs({ label, tabs, current }: TabsSetting) {
	return (
		<nav class="tabs" aria-label={label}>
			<ul>
				{tabs.map((tab) => (
					<li>
						<a href={tab.href} aria-current={tab.href === current ? "page" : undefined}>
							{tab.label}
							{tab.count === undefined ? null : <span class="count">{tab.count}</span>}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
