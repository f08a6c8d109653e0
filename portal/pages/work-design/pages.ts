import type { Act, Load } from "../page.ts";
import type { Page } from "../pages.ts";
import { arrangeForm, loadDesignForm } from "./form/load.ts";
import { loadDesigns, openItem } from "./list/load.ts";
import type { DesignModels } from "./models.ts";
import { beginDesign, loadNewDesign } from "./new/load.ts";
import { actOnDesign, loadDesign } from "./overview/load.ts";
import { keepPart, loadPart } from "./part/load.ts";
import { loadPreview } from "./preview/load.ts";
import { keepQuestion, loadDesignQuestion } from "./question/load.ts";
import { loadRuleReview, reviewRule } from "./review/load.ts";
import { loadTry, tryDesign } from "./try/load.ts";

function own<P extends keyof DesignModels>(
	name: P,
	path: string,
	load: Load<DesignModels[P]>,
	more: { readonly act?: Act<DesignModels[P]>; readonly answers?: boolean } = {},
): Page {
	return { name, path, load, ...more, personal: true } as unknown as Page;
}

/** Table: the pages on which a department designs its services. */
export const designPages: readonly Page[] = [
	own("designs", "/work/design", loadDesigns, { act: openItem }),
	own("design-new", "/work/design/new", loadNewDesign, { act: beginDesign }),
	own("design", "/work/design/:design", loadDesign, { act: actOnDesign }),
	own("design-form", "/work/design/:design/form", loadDesignForm, { act: arrangeForm }),
	own("design-question", "/work/design/:design/question/:name", loadDesignQuestion, { act: keepQuestion }),
	own("design-part", "/work/design/:design/part", loadPart, { act: keepPart }),
	own("design-try", "/work/design/:design/try", loadTry, { act: tryDesign, answers: true }),
	own("design-preview", "/work/design/:design/preview", loadPreview),
	own("rule-review", "/work/rules/:rule", loadRuleReview, { act: reviewRule }),
];
