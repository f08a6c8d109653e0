import { bounds, type CityMap, type Position } from "../../city/map/city-map.ts";
import type { Frame } from "../../frame/frame.ts";

const width = 600;
const height = 400;

/** A map drawn by the server: parcels of the city, those with a number set off. */
export function LandMap({
	map,
	markers,
	label,
	frame,
}: {
	readonly map: CityMap;
	/** Number of a parcel in the list. */
	readonly markers: ReadonlyMap<string, number>;
	readonly label: string;
	readonly frame: Pick<Frame, "language">;
}) {
	return (
		<svg class="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
			{inLayers(map.features).map(({ properties, geometry }) => {
				if (geometry.type === "LineString")
					return <path class="map-water" d={pathOf(geometry.coordinates)} />;
				const [ring = []] = geometry.coordinates;
				if (properties.kind !== "parcel") return <path class="map-city" d={`${pathOf(ring)}Z`} />;
				const marked = markers.has(properties.id);
				return (
					<path class={marked ? "map-parcel map-marked" : "map-parcel"} d={`${pathOf(ring)}Z`}>
						<title>{`${properties.id} ${properties.district[frame.language]}`}</title>
					</path>
				);
			})}
			{map.features.map(({ properties, geometry }) => {
				const marker = properties.kind === "parcel" ? markers.get(properties.id) : undefined;
				if (marker === undefined || geometry.type !== "Polygon") return null;
				const [x, y] = middleOf(geometry.coordinates[0]!);
				return (
					<text class="map-number" x={x} y={y} text-anchor="middle" dominant-baseline="central">
						{marker}
					</text>
				);
			})}
		</svg>
	);
}

/** The city first, water over it, parcels on top, so that no number is struck through. */
function inLayers(features: CityMap["features"]): CityMap["features"] {
	const layer = ({ geometry, properties }: CityMap["features"][number]) =>
		properties.kind === "parcel" ? 2 : geometry.type === "LineString" ? 1 : 0;
	return features.toSorted((one, other) => layer(one) - layer(other));
}

function drawn([longitude, latitude]: Position): readonly [number, number] {
	const x = ((longitude - bounds.west) / bounds.width) * width;
	const y = height - ((latitude - bounds.south) / bounds.height) * height;
	return [Math.round(x), Math.round(y)];
}

function pathOf(line: readonly Position[]): string {
	return `M${line.map((each) => drawn(each).join(" ")).join("L")}`;
}

function middleOf(ring: readonly Position[]): readonly [number, number] {
	const corners = ring.slice(0, -1).map(drawn);
	const mean = (at: 0 | 1) => Math.round(corners.reduce((sum, each) => sum + each[at], 0) / corners.length);
	return [mean(0), mean(1)];
}
