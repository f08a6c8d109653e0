import type { Flow } from "../flow-schema.ts";
import type { FactSource } from "../flow-wiring.ts";
import type { RefusalCode } from "../refusals.ts";

const slug = /^[a-z]+(-[a-z]+)*$/;

/** What is wrong with the parts of a flow that name sealed contents and rules, as a refusal code; undefined where nothing is. */
export function wiringFault(flow: Flow): RefusalCode | undefined {
	if (!sealingFits(flow)) return "flow-sealing";
	if (flow.automatic && !(flow.rules?.accept && flow.rules.grant)) return "flow-rule-missing";
	if (flow.proactive && !(flow.automatic && flow.sealing)) return "flow-proactive";
	return factsFit(flow) ? undefined : "flow-facts";
}

/** Groups and materials are told apart by their names; a material's code is the group it is sealed as. */
function sealingFits({ sealing, materials }: Flow): boolean {
	if (!sealing) return true;
	const names = [...sealing.groups.map(({ group }) => group), ...materials.map(({ code }) => code)];
	const lists = [sealing.materials, ...sealing.groups.map(({ departments }) => departments)];
	return (
		new Set(names).size === names.length &&
		names.every((name) => slug.test(name)) &&
		lists.every((each) => new Set(each).size === each.length) &&
		(materials.length === 0 || sealing.materials.length > 0)
	);
}

function factsFit({ rules = {}, materials }: Flow): boolean {
	const codes = new Set(materials.map(({ code }) => code));
	return Object.values(rules)
		.flatMap(({ facts }) => Object.values(facts))
		.every((source) => isOneSource(source) && (source.material === undefined || codes.has(source.material)));
}

function isOneSource({ answer, material, day, otherwise }: FactSource): boolean {
	const named = [answer, material, day].filter((each) => each !== undefined);
	return named.length === 1 && (otherwise === undefined || answer !== undefined);
}
