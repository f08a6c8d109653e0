import { catalogue } from "@mingjian/services/catalogue/contract.ts";
import type { Persona, Story } from "./story.ts";

const editors: readonly Persona[] = ["department", "officer:catalogue-editor"];
const guide = { title: { zh: "居住证申领" }, taskType: "07", divisionCode: "990100" };

/** A service item published, improved, handed over and withdrawn. */
export const catalogueStory: Story = {
	contract: catalogue,
	tell(city) {
		const police = city.department("police");
		const land = city.department("land");
		const code = "990100A000001";
		city.expect(police, "catalogue/publish", { code, guide });
		city.ledger.advance(86_400_000);
		const better = { ...guide, limits: { promisedDays: 3 } };
		city.expect(police, "catalogue/amend", { code, guide: better, note: "缩短时限" });
		city.does(land, "catalogue/amend", { code, guide, note: "越权" });
		const items = ["990100A000002", "990100A000003"].map((each) => ({ code: each, guide }));
		city.expect(police, "catalogue/publish-many", { items });
		city.expect(police, "catalogue/offer-transfer", { code, to: land.id });
		city.expect(land, "catalogue/decline-transfer", { code });
		city.expect(police, "catalogue/offer-transfer", { code, to: land.id });
		city.expect(land, "catalogue/accept-transfer", { code });
		city.expect(land, "catalogue/withdraw", { code, reason: "依法取消" });
	},
	allowed: {
		publish: editors,
		amend: editors,
		withdraw: editors,
		"publish-many": editors,
		"offer-transfer": editors,
		"accept-transfer": editors,
		"decline-transfer": editors,
	},
};
