import { soundPack } from "../packs/read-pack-folder.ts";
import type { Command } from "../program/command.ts";

/** `mingjian pack check`: says everything that is wrong with a service pack. */
export const packCheck: Command = {
	summary: { zh: "检查服务包", en: "Check a service pack" },
	positionals: [{ name: "FOLDER", about: { zh: "服务包目录", en: "folder of the pack" } }],
	examples: ["pack check services/packs/land-pre-approval"],
	async run({ positionals, language, terminal }) {
		const { head, form, flow, rules, certificate } = soundPack(positionals[0]!, language);
		const counts = {
			questions: Object.keys(form.properties).length,
			pages: form.sections.length,
			stages: flow.stages.length,
			materials: flow.materials.length,
			rules: rules.length,
			certificate: certificate?.type ?? null,
		};
		const { questions, pages, stages, materials } = counts;
		const words = {
			zh: `${head.id} 没有错误：${questions} 个问题（${pages} 页）、${materials} 种材料、${stages} 个环节、${rules.length} 条规则`,
			en: `${head.id} is sound: ${questions} questions on ${pages} pages, ${materials} materials, ${stages} stages, ${rules.length} rules`,
		}[language];
		return {
			document: { id: head.id, ...counts, departments: head.departments.map(({ alias }) => alias) },
			lines: [`${terminal.style("good", "✓")} ${words}`],
		};
	},
};
