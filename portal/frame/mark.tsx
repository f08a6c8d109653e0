const petals = 8;

// An eight-lobed bronze mirror: arcs between eight points of a circle, each bulging outwards.
function lobes(radius: number, bulge: number): string {
	const points = Array.from({ length: petals }, (_, at) => {
		const angle = ((at + 0.5) / petals) * 2 * Math.PI;
		return `${(32 + radius * Math.sin(angle)).toFixed(2)} ${(32 - radius * Math.cos(angle)).toFixed(2)}`;
	});
	const arc = (point: string) => `A${bulge} ${bulge} 0 0 1 ${point}`;
	return `M${points.at(-1)}${points.map(arc).join("")}Z`;
}

/** The sign of the record: a mirror, and in it a mark that holds. Decoration only; words stand beside it. */
export function Mark({ size, class: name = "mark" }: { readonly size: number; readonly class?: string }) {
	return (
		<svg class={name} width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
			<path class="mark-body" d={lobes(26.5, 11.5)} />
			<circle class="mark-ring" cx="32" cy="32" r="18.5" />
			<path class="mark-tick" d="M23.5 32.5l6.2 6.2 11.3-13" />
		</svg>
	);
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#0b4a56" d="${lobes(26.5, 11.5)}"/><path fill="none" stroke="#fff" stroke-width="6" d="M21 32l8 8 14-17"/></svg>`;

/** The sign as a browser tab shows it. */
export const markAddress = `data:image/svg+xml,${encodeURIComponent(icon)}`;
