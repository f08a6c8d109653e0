import { encode } from "uqr";

interface QrSetting {
	readonly text: string;
	/** What whoever cannot see it should know. */
	readonly label: string;
}

const quiet = 4;

/** A QR code (ISO/IEC 18004) as one path, dark on light in every theme, so that every scanner reads it. */
export function Qr({ text, label }: QrSetting) {
	const { data, size } = encode(text, { ecc: "M", border: 0 });
	const runs = data.flatMap((row, y) =>
		runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
	);
	const side = size + 2 * quiet;
	return (
		<svg class="qr" viewBox={`${-quiet} ${-quiet} ${side} ${side}`} role="img" aria-label={label}>
			<rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
			<path d={runs.join("")} fill="#000" shape-rendering="crispEdges" />
		</svg>
	);
}

function runsOf(row: readonly boolean[]): [number, number][] {
	const runs: [number, number][] = [];
	for (const [x, dark] of row.entries()) {
		const last = runs.at(-1);
		if (!dark) continue;
		if (last && last[0] + last[1] === x) last[1] += 1;
		else runs.push([x, 1]);
	}
	return runs;
}
