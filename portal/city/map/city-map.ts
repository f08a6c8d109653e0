import type { Words } from "../../words/words.ts";

export type Position = readonly [longitude: number, latitude: number];

export interface MapFeature {
	readonly type: "Feature";
	readonly properties:
		| { readonly kind: "city" }
		| { readonly kind: "water"; readonly name: Words }
		| { readonly kind: "parcel"; readonly id: string; readonly district: Words };
	readonly geometry:
		| { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
		| { readonly type: "LineString"; readonly coordinates: readonly Position[] };
}

/** A map as GeoJSON (RFC 7946). */
export interface CityMap {
	readonly type: "FeatureCollection";
	readonly features: readonly MapFeature[];
}

/** Where the sample city lies, which does not exist: degrees east and north, and how far it reaches. */
export const bounds = { west: 100, south: 30, width: 0.06, height: 0.04 } as const;

const columns = 10;
const rows = 6;
const street = { across: 0.008, along: 0.011 };
const districts: readonly Words[] = [
	{ zh: "老城街道", en: "Old Town" },
	{ zh: "东湖街道", en: "East Lake" },
	{ zh: "新区街道", en: "New District" },
];

/** The map of the sample city: its boundary, a brook, and sixty parcels between streets, drawn by rule and always the same. */
export const cityMap: CityMap = {
	type: "FeatureCollection",
	features: [boundary(), ...parcels(), brook()],
};

/** A point of the unit square on the ground: streets of a grid, a little bent. */
function place(across: number, along: number): Position {
	const x = 0.03 + 0.94 * (across + 0.018 * Math.sin(along * 5 + 1));
	const y = 0.05 + 0.9 * (along + 0.022 * Math.sin(across * 6));
	return [degrees(bounds.west + x * bounds.width), degrees(bounds.south + y * bounds.height)];
}

// About a metre.
function degrees(value: number): number {
	return Number(value.toFixed(5));
}

function boundary(): MapFeature {
	const steps = Array.from({ length: 12 }, (_, at) => at / 12);
	const ring = [
		...steps.map((at) => place(at, 0)),
		...steps.map((at) => place(1, at)),
		...steps.map((at) => place(1 - at, 1)),
		...steps.map((at) => place(0, 1 - at)),
	];
	return {
		type: "Feature",
		properties: { kind: "city" },
		geometry: { type: "Polygon", coordinates: [closed(ring)] },
	};
}

function brook(): MapFeature {
	const course = Array.from({ length: 13 }, (_, at) => place(at / 12, 0.36 + 0.1 * Math.sin(at / 2.1)));
	return {
		type: "Feature",
		properties: { kind: "water", name: { zh: "坪溪", en: "Ping Brook" } },
		geometry: { type: "LineString", coordinates: course },
	};
}

function parcels(): MapFeature[] {
	return Array.from({ length: rows * columns }, (_, at) => {
		const [column, row] = [at % columns, Math.floor(at / columns)];
		const [west, east] = [column / columns + street.across, (column + 1) / columns - street.across];
		const [south, north] = [row / rows + street.along, (row + 1) / rows - street.along];
		const ring = [place(west, south), place(east, south), place(east, north), place(west, north)];
		const district = districts[Math.floor((column * districts.length) / columns)]!;
		return {
			type: "Feature",
			properties: { kind: "parcel", id: `PS-2026-${String(at + 1).padStart(4, "0")}`, district },
			geometry: { type: "Polygon", coordinates: [closed(ring)] },
		};
	});
}

function closed(ring: readonly Position[]): Position[] {
	return [...ring, ring[0]!];
}
