import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { stories } from "./stories.ts";
import { recordVectors, vectorsFile } from "./vectors.ts";

// Writes the vectors anew after a deliberate change: node testing/service-suite/regenerate.ts [service …]
const wanted = process.argv.slice(2);

for (const story of stories) {
	const { id } = story.contract.manifest;
	if (wanted.length > 0 && !wanted.includes(id)) continue;
	const file = vectorsFile(id);
	mkdirSync(dirname(file), { recursive: true });
	const vectors = recordVectors(story);
	writeFileSync(file, `${JSON.stringify(vectors, undefined, "\t")}\n`);
	console.log(`${id}: ${vectors.blocks.length} acts`);
}
