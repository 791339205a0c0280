/** The work that a map leaves to people before its plan can be applied. */
import type { Plan } from '@assistant-provider/reconcile';
import { openLosses } from './loss-lines.js';

/** Returns the work in words, or an empty text if nothing is open. */
export const toDoInMap = (plan: Plan): string =>
  [
    ...(plan.questions.length > 0 ? ['the questions are answered'] : []),
    ...(openLosses(plan).length > 0 ? ['the losses are accepted'] : []),
  ].join(' and ');

/** Returns what is open in words, or an empty text if nothing is. */
export const openInPlan = (plan: Plan): string =>
  [
    ...(plan.questions.length > 0 ? ['the questions'] : []),
    ...(openLosses(plan).length > 0 ? ['the losses'] : []),
  ].join(' and ');
