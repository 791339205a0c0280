/** The inputs and the outcome of a rule. */
import type { Crosswalk, FeatureName } from '@assistant-provider/core';
import type { Observed, ObservedAssistant } from '../observe/observed.js';
import type { CheckState, Finding } from './finding.js';
import type { IsHidden } from './hidden.js';

/** The state of an account, as far as it was read. */
export interface RuleInputs {
  /** The name of the account. */
  readonly account: string;
  /** The state. */
  readonly observed: Observed;
  /** The assistants of the state, sorted. */
  readonly assistants: readonly ObservedAssistant[];
  /** Whether each feature is supported. */
  readonly features: Readonly<Record<FeatureName, boolean>>;
  /** How the vendor's fields reach the portable model. */
  readonly crosswalk?: Crosswalk;
  /** Whether something could not be read, so that nothing can be said about it. */
  readonly isHidden: IsHidden;
  /** Whether parts were asked for. */
  readonly parts: boolean;
  /** Whether the published versions of parts were asked for. */
  readonly versions: boolean;
  /** The percentage of a limit from which it is reported. */
  readonly nearLimitPercent: number;
}

/** A finding before its rule is added. */
export type FoundObject = Omit<Finding, 'rule'>;

/** The outcome of a rule. */
export interface Outcome {
  readonly state: CheckState;
  readonly found: readonly FoundObject[];
}

/** Checks one rule. */
export type Rule = (inputs: RuleInputs) => Outcome;

/** The outcome of a rule that cannot be checked. */
export const notChecked = (state: Exclude<CheckState, 'checked' | 'partly'>): Outcome => ({
  state,
  found: [],
});

/** The assistant of a finding. */
export const ofAssistant = ({ id, name }: ObservedAssistant): Pick<Finding, 'assistant'> => ({
  assistant: { id, name },
});

/** The assistant as the object of a finding. */
export const asObject = ({ id, name }: ObservedAssistant): Finding['object'] => ({
  ...{ kind: 'assistant', id, name },
});

/**
 * Checks each assistant. An assistant of which `check` returns `undefined` could not be checked: if that
 * is so for all of them, nothing was.
 */
export function forEachAssistant(
  { assistants }: RuleInputs,
  check: (assistant: ObservedAssistant) => readonly FoundObject[] | undefined,
): Outcome {
  const all = assistants.map(check);
  const checked = all.filter((found) => found !== undefined);
  const state =
    checked.length === all.length ? 'checked' : checked.length === 0 ? 'unseen' : 'partly';
  return { state, found: checked.flat() };
}

/** Whether each kind of part of an assistant was read. */
export const hasAllParts = (inputs: RuleInputs, { id, parts }: ObservedAssistant): boolean =>
  parts !== undefined && !inputs.isHidden({ what: 'parts', assistantId: id });
