import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { readUtf8 } from "@mingjian/ledger/note/strict-text.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { RuleUse } from "@mingjian/services/cases/flow-wiring.ts";
import { ContentId, MaterialCode, most } from "@mingjian/services/cases/terms.ts";
import { mostQuestions, QuestionName } from "@mingjian/services/packs/form-schema.ts";
import { Rule, values } from "@mingjian/services/rulebook/rule-schema.ts";
import { Decision, Hash, mostSources } from "@mingjian/services/rulebook/schema.ts";
import { closed } from "@mingjian/services/schema-words.ts";
import { TimeMs } from "@mingjian/services/terms.ts";
import { type Static, Type } from "typebox";
import { parseJson } from "../verify/parse-json.ts";

/** Most octets of a decision file. */
const mostBytes = 4 * 1024 * 1024;

const GivenAnswers = Type.Record(
	QuestionName,
	Type.Union([Type.String({ maxLength: 4000 }), Type.Integer(), Type.Boolean()]),
	{ maxProperties: mostQuestions },
);

const DecisionFile = closed({
	format: Type.Literal("mingjian/decision/1"),
	rule: Rule,
	facts: values("mostBytes"),
	/** Base64, 32 octets each. */
	salts: closed({ facts: Type.Record(Type.String(), Hash), trace: Hash }),
	decision: Decision,
	/** The sealed contents its facts were read from, opened, with the salts of their commitments. */
	sources: Type.Optional(
		Type.Array(closed({ content: ContentId, salt: Hash, value: GivenAnswers }), { maxItems: mostSources }),
	),
	/** Where else facts came from, and how: the wiring of the flow, public answers, materials and days of the case. */
	ground: Type.Optional(
		closed({
			facts: RuleUse.properties.facts,
			open: GivenAnswers,
			materials: Type.Array(MaterialCode, { maxItems: most.materials }),
			submittedMs: TimeMs,
			receivedMs: TimeMs,
		}),
	),
	/** Base64 of the `.tlog-proof` file of the decision's record. */
	proof: Type.Optional(Type.String()),
});

/**
 * What the person concerned is given with a decision (`.mjdecision.json`): the text of the rule, the facts and the salts of their
 * commitments, the decision as it is on the record and, once it is published, the proof of that. It is private: it holds the facts.
 */
export type DecisionFile = Static<typeof DecisionFile>;

/** Reads a decision file; undefined for anything else. Nothing in it is believed yet. */
export function readDecisionFile(bytes: Bytes): DecisionFile | undefined {
	if (bytes.length > mostBytes) return undefined;
	const text = readUtf8(bytes);
	const value = text === undefined ? undefined : parseJson(text);
	if (!validator(DecisionFile).Check(value)) return undefined;
	try {
		canonicalJson(value);
	} catch {
		return undefined;
	}
	return value as DecisionFile;
}
