import type { DepartmentSetting } from "@mingjian/client/cases/department-access.ts";
import { type PackStaff, publishPack } from "@mingjian/client/cases/publish-pack.ts";
import { governanceService } from "@mingjian/services/governance/service.ts";
import { bindPack, unboundDepartments } from "@mingjian/services/packs/bind-pack.ts";
import { departmentActor } from "../cases/acting.ts";
import { soundPack } from "../packs/read-pack-folder.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { columns } from "../program/text-width.ts";
import { connect, urlOption } from "../remote/connect.ts";

/** How long after publishing rules take effect: the acts before must be through by then. */
const leadMs = 20_000;

/** `mingjian pack publish`: puts a service pack on the record with the department's keys. */
export const packPublish: Command = {
	summary: { zh: "发布服务包", en: "Publish a service pack" },
	positionals: [{ name: "FOLDER", about: { zh: "服务包目录", en: "folder of the pack" } }],
	options: [
		{
			name: "department",
			value: "ALIAS=ACCOUNT",
			about: { zh: "服务包中的部门代称对应的账户", en: "which department an alias of the pack stands for" },
			many: true,
		},
		{
			name: "seal",
			value: "FILE",
			about: { zh: "实施部门的印章密钥", en: "seal of the department that handles it" },
		},
		{ name: "author", value: "FILE", about: { zh: "规则起草人的密钥", en: "key of the rules' author" } },
		{
			name: "reviewer",
			value: "FILE",
			about: { zh: "规则审核人的密钥（两人）", en: "keys of the rules' two reviewers" },
			many: true,
		},
		{
			name: "note",
			value: "TEXT",
			about: { zh: "更新时的变更说明", en: "what changed, for what is amended" },
		},
		{
			name: "passphrase-file",
			value: "FILE",
			about: { zh: "密钥的密码文件", en: "file with the keys' passphrase" },
		},
		urlOption,
	],
	notes: [
		{
			zh: "依次发布证照类型、规则、流程和办事指南；已在账本上且相同的不再发布，中断后再运行即可续完。没有规则的服务包不需要起草人和审核人。",
			en: "Certificate type, rules, flow and guide are published in this order; what is on the record already is left, so running it again finishes what was cut short. A pack without rules needs no author and reviewers.",
		},
	],
	examples: [
		"pack publish services/packs/elderly-allowance --department civil-affairs=department:11449900MB9D000255 --department social-security=department:11449900MB9D000336 --seal seal.json --author author.json --reviewer first.json --reviewer second.json",
	],
	async run(invocation) {
		const { positionals, values, language, terminal } = invocation;
		const pack = soundPack(positionals[0]!, language);
		const departments = departmentsOf(invocation);
		const unbound = unboundDepartments(pack, departments);
		if (unbound.length > 0)
			throw usageError(
				"departments",
				{
					zh: "还有部门没有对应账户：加 --department 代称=账户",
					en: "departments without an account: add --department ALIAS=ACCOUNT",
				},
				{
					details: pack.head.departments
						.filter(({ alias }) => unbound.includes(alias))
						.map(({ alias, title }) => plain(`${alias}  ${title[language]}`)),
				},
			);
		const client = connect(values.url, invocation);
		const city = (await client.of(governanceService).queries.city({}))!.result;
		const { timeMs } = await client.head();
		const effectiveFromMs = Math.max(timeMs, Date.now()) + leadMs;
		const bound = bindPack(pack, { departments, divisionCode: city.divisionCode, effectiveFromMs });
		const staff = await staffOf(invocation, bound.department, pack.rules.length > 0);
		const note = values.note ?? { zh: "更新服务包", en: "Pack amended" }[language];
		const parts = await publishPack(staff, bound, note);
		const fates = {
			zh: { published: "已发布", amended: "已更新", unchanged: "无变化" },
			en: { published: "published", amended: "amended", unchanged: "unchanged" },
		}[language];
		return {
			document: { item: bound.item, parts },
			lines: [
				`${terminal.style("good", "✓")} ${pack.guide.title[language] ?? pack.guide.title.zh}  ${bound.item}`,
				...columns(parts.map(({ part, name, fate }) => [part, name, fates[fate]])).map((line) => `  ${line}`),
			],
		};
	},
};

function departmentsOf({ lists }: Invocation): Record<string, string> {
	return Object.fromEntries(
		(lists.department ?? []).map((each) => {
			const at = each.indexOf("=");
			if (at <= 0 || !each.slice(at + 1).startsWith("department:"))
				throw usageError(
					"option-value",
					{
						zh: "--department 的写法是 代称=department:编号",
						en: "--department is written ALIAS=department:CODE",
					},
					{ details: [plain(each)] },
				);
			return [each.slice(0, at), each.slice(at + 1)];
		}),
	);
}

async function staffOf(invocation: Invocation, department: string, withRules: boolean): Promise<PackStaff> {
	const { values, lists } = invocation;
	const [first, second] = lists.reviewer ?? [];
	const needed = withRules ? [values.seal, values.author, first, second] : [values.seal];
	if (needed.some((each) => each === undefined))
		throw usageError("keys-missing", {
			zh: "需要 --seal；有规则的服务包还需要 --author 和两个 --reviewer",
			en: "--seal is needed, and for a pack with rules --author and two --reviewer",
		});
	const seal = await departmentActor(invocation, { department, key: values.seal! });
	const officer = async (key: string | undefined): Promise<DepartmentSetting> =>
		key === undefined ? seal : await departmentActor(invocation, { department, key });
	const reviewers = [await officer(first), await officer(second)] as const;
	return { seal, author: await officer(values.author), reviewers };
}
