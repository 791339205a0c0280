/** The report of a plan, for people and for programs. */
import { stringifyPlan, type Plan } from '@assistant-provider/reconcile';
import { markdownOf } from './markdown.js';
import { pageOf } from './page.js';
import { planDocument } from './plan-document.js';

/** Returns a page that holds the plan itself as well: `parsePlan` reads the content of `#data`. */
export const planHtml = (plan: Plan): string => pageOf(planDocument(plan), stringifyPlan(plan));

/** Returns Markdown for a pull request. Long values are cut. */
export const planMarkdown = (plan: Plan): string => markdownOf(planDocument(plan));
