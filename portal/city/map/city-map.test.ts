import assert from "node:assert/strict";
import { test } from "node:test";
import { bounds, cityMap, type Position } from "./city-map.ts";

function positionsOf({ geometry }: (typeof cityMap.features)[number]): readonly Position[] {
	return geometry.type === "Polygon" ? geometry.coordinates.flat() : geometry.coordinates;
}

test("the map is GeoJSON within its bounds, with closed rings", () => {
	for (const feature of cityMap.features) {
		for (const [longitude, latitude] of positionsOf(feature)) {
			assert.ok(longitude > bounds.west && longitude < bounds.west + bounds.width);
			assert.ok(latitude > bounds.south && latitude < bounds.south + bounds.height);
		}
		if (feature.geometry.type !== "Polygon") continue;
		for (const ring of feature.geometry.coordinates) assert.deepEqual(ring.at(-1), ring[0]);
	}
});

test("every parcel has a number of its own, and no two overlap", () => {
	const parcels = cityMap.features.filter(({ properties }) => properties.kind === "parcel");
	assert.equal(parcels.length, 60);
	assert.equal(new Set(parcels.map(({ properties }) => JSON.stringify(properties))).size, 60);
	// Parcels are four-sided and hardly bent: where none holds a corner or the middle of another, none overlap.
	for (const one of parcels) {
		const ring = positionsOf(one).slice(0, 4);
		const points = [...ring, middle(ring)];
		for (const other of parcels) {
			if (one === other) continue;
			for (const point of points) assert.equal(holds(positionsOf(other).slice(0, 4), point), false);
		}
	}
});

function middle(ring: readonly Position[]): Position {
	const sum = (at: 0 | 1) => ring.reduce((total, each) => total + each[at], 0) / ring.length;
	return [sum(0), sum(1)];
}

function holds(ring: readonly Position[], [x, y]: Position): boolean {
	let inside = false;
	for (const [at, [x1, y1]] of ring.entries()) {
		const [x2, y2] = ring[(at + 1) % ring.length]!;
		if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
	}
	return inside;
}
