import type { Frame, View } from "../../frame/frame.ts";
import { designFormView } from "./form/view.tsx";
import { designsView } from "./list/view.tsx";
import type { DesignModels } from "./models.ts";
import { newDesignView } from "./new/view.tsx";
import { designView } from "./overview/view.tsx";
import { partView } from "./part/view.tsx";
import { previewView } from "./preview/view.tsx";
import { designQuestionView } from "./question/view.tsx";
import { ruleReviewView } from "./review/view.tsx";
import { tryView } from "./try/view.tsx";

/** How the designer's pages look. */
export const designViews: {
	readonly [P in keyof DesignModels]: (model: DesignModels[P], frame: Frame) => View;
} = {
	designs: designsView,
	"design-new": newDesignView,
	design: designView,
	"design-form": designFormView,
	"design-question": designQuestionView,
	"design-part": partView,
	"design-try": tryView,
	"design-preview": previewView,
	"rule-review": ruleReviewView,
};
