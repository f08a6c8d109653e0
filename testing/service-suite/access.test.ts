import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { type Actor, SmallCity } from "./small-city.ts";
import type { Persona, Story } from "./stories/story.ts";
import { furtherContracts, stories } from "./stories.ts";
import { preparedOf, recordVectors } from "./vectors.ts";

/** Codes by which the runtime keeps somebody out before the service is asked. */
const keptOut = new Set([
	"not-allowed",
	"account-unknown",
	"account-suspended",
	"key-unknown",
	"key-revoked",
]);

/** One person of every persona, strangers to the story. */
function cast(city: SmallCity, { contract }: Story): [Persona, Actor][] {
	const { id, roles: declared } = contract.manifest;
	const roles = Object.keys(declared);
	const office = city.department("cast-office");
	const other = city.department("cast-other");
	const citizen = city.citizen("cast citizen");
	const alone = city.officer("cast alone", office, ...roles);
	const dismissed = city.officer("cast dismissed", office, ...roles);
	city.expect(office, "identity/dismiss", { officer: dismissed.id });
	const elsewhere = city.officer("cast elsewhere", other, ...roles);
	return [
		["newcomer", city.newcomer("cast newcomer")],
		["citizen", citizen],
		["delegate", delegate(city, citizen, id)],
		["department", office],
		["operator", city.operator],
		["officer", city.officer("cast officer", office, "some-other-role")],
		...roles.map((role): [Persona, Actor] => [`officer:${role}`, city.officer(`cast ${role}`, office, role)]),
		["officer-alone", { id: alone.id, by: alone.by }],
		["officer-dismissed", dismissed],
		["officer-elsewhere", { ...elsewhere, onBehalfOf: office.id }],
	];
}

/** Somebody a citizen delegated all of the service's acts to; of identity's acts none can be delegated. */
function delegate(city: SmallCity, citizen: Actor, service: string): Actor {
	const found = city.citizen("cast delegate");
	const untilMs = city.ledger.timeMs + 86_400_000;
	const code = city.code(citizen, "identity/delegate", { to: found.id, acts: [`${service}/*`], untilMs });
	assert.equal(code, service === "identity" ? "identity/delegation-acts" : "ok");
	return { ...found, onBehalfOf: citizen.id };
}

/** For each action an input that its schema accepts: the one with which the story did it. */
function sampleInputs(story: Story): Map<string, Json> {
	const done = recordVectors(story).blocks.filter(({ code }) => code === "ok");
	return new Map(done.map(({ act, envelope }) => [act, preparedOf(envelope).payload.input]));
}

for (const story of stories) {
	const { id, actions } = story.contract.manifest;

	test(`${id}: every persona tries every action, and only those named are let in`, (context) => {
		const inputs = sampleInputs(story);
		assert.deepEqual(Object.keys(story.allowed).sort(), Object.keys(actions).sort());
		let cells = 0;
		for (const [action, allowed] of Object.entries(story.allowed)) {
			const city = new SmallCity(furtherContracts(story.contract), story.members);
			const act = `${id}/${action}`;
			const letIn = cast(city, story)
				.filter(([, actor]) => {
					cells++;
					const code = city.code(actor, act, inputs.get(act)!);
					assert.notEqual(code, "input-invalid", act);
					return !keptOut.has(code);
				})
				.map(([persona]) => persona);
			assert.deepEqual(letIn.sort(), [...allowed].sort(), act);
		}
		context.diagnostic(`${cells} cells`);
	});
}
