import type { DesignFormModel } from "./form/load.ts";
import type { DesignsModel } from "./list/load.ts";
import type { NewDesignModel } from "./new/load.ts";
import type { DesignModel } from "./overview/load.ts";
import type { PartModel } from "./part/load.ts";
import type { PreviewModel } from "./preview/load.ts";
import type { DesignQuestionModel } from "./question/load.ts";
import type { RuleReviewModel } from "./review/load.ts";
import type { TryModel } from "./try/load.ts";

/** What each page of the designer shows, by its name. */
export interface DesignModels {
	readonly designs: DesignsModel;
	readonly "design-new": NewDesignModel;
	readonly design: DesignModel;
	readonly "design-form": DesignFormModel;
	readonly "design-question": DesignQuestionModel;
	readonly "design-part": PartModel;
	readonly "design-try": TryModel;
	readonly "design-preview": PreviewModel;
	readonly "rule-review": RuleReviewModel;
}
