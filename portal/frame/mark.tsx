// The sign is a mirror of the Han dynasty, cast with a square inside a circle and the strokes T, L and V: the marks of the
// carpenter's square and compass. Eight lobes, as the mirrors of Tang had, close it.

const petals = 8;

function lobes(radius: number, bulge: number): string {
	const points = Array.from({ length: petals }, (_, at) => {
		const angle = ((at + 0.5) / petals) * 2 * Math.PI;
		return `${(32 + radius * Math.sin(angle)).toFixed(2)} ${(32 - radius * Math.cos(angle)).toFixed(2)}`;
	});
	const arc = (point: string) => `A${bulge} ${bulge} 0 0 1 ${point}`;
	return `M${points.at(-1)}${points.map(arc).join("")}Z`;
}

const outline = lobes(29, 15);
const square = "M24 24h16v16h-16z";
const strokes = "M32 24v-4m-3 0h6M40 32h4m0-3v6M32 40v4m-3 0h6M24 32h-4m0-3v6";
const rims =
	"M35 12.5h-3.5v3M51.5 35v-3.5h-3M29 51.5h3.5v-3M12.5 29v3.5h3M43.5 16.5l.6 3.4 3.4.6M47.5 43.5l-3.4.6-.6 3.4M20.5 47.5l-.6-3.4-3.4-.6M16.5 20.5l3.4-.6.6-3.4";

interface MarkSetting {
	readonly size: number;
	readonly class?: string;
	/** A plain one for small places, a cast one for large, one that holds a tick where something was verified. */
	readonly cast?: "plain" | "full" | "tick";
}

/** The sign of the record. Decoration only; words stand beside it. */
export function Mark({ size, class: name = "mark", cast = "plain" }: MarkSetting) {
	return (
		<svg class={name} width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
			<path class="mark-body" d={outline} />
			{cast === "tick" ? (
				<path class="mark-tick" d="M21 33l8 8 14-17" />
			) : (
				<>
					<circle class="mark-line" cx="32" cy="32" r="22.5" />
					<path class="mark-line" d={cast === "full" ? square + strokes + rims : square} />
					<circle class="mark-knob" cx="32" cy="32" r={cast === "full" ? 3.4 : 4.5} />
				</>
			)}
		</svg>
	);
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#0b4a56" d="${outline}"/><path fill="none" stroke="#fff" stroke-width="4" d="${square}"/><circle fill="#fff" cx="32" cy="32" r="4.5"/></svg>`;

/** The sign as a browser tab shows it. */
export const markAddress = `data:image/svg+xml,${encodeURIComponent(icon)}`;
