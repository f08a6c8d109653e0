import type { Json } from "@mingjian/ledger/record/payload.ts";
import { demoItems } from "@mingjian/services/catalogue/demo/demo-catalogue.ts";
import { items } from "@mingjian/services/catalogue/state.ts";
import type { DemoSetting } from "../demo-setting.ts";

/** Each department's editor publishes its items. */
export async function publishCatalogue({ sender, offices, city }: DemoSetting): Promise<void> {
	await Promise.all(
		offices.map(async (office) => {
			const { key, account } = office.staff.editor;
			const drafts = demoItems(office, office.code, city.divisionCode).filter(
				({ code }) => !sender.read(items, code),
			);
			if (drafts.length === 0) return;
			await sender.send({
				by: [key.signer],
				actor: account,
				onBehalfOf: office.account,
				service: "catalogue",
				action: "publish-many",
				input: { items: drafts as unknown as Json },
			});
		}),
	);
}
