/** The permissions with which a plan is applied, resumed and rolled back. */
import type { Limits, Permission } from '@assistant-provider/core';
import type { Observed } from '../observe/observed.js';
import { canonicalText } from './equal-json.js';
import type { Plan, PlannedAssistant } from './plan.js';
import { callsOf, lookCallsOf, suppliedCallsOf, type StepCall } from './step-calls.js';
import type { Step } from './step.js';
import type { PlanTarget } from './target.js';
import { undoCallsOf } from './undo-calls.js';

/** The plan so far, and the state of the target that it was made from. */
export interface PermissionsGiven {
  readonly steps: readonly Step[];
  readonly assistants: readonly PlannedAssistant[];
  /** The members of the target that were read. */
  readonly read: Plan['observed'];
  readonly observed: Observed;
  readonly target: PlanTarget;
}

const onRollback = 'the run is rolled back';

/**
 * Returns each permission once: those that the steps need, those with which `apply` reads again what they
 * touch, and those that only a rollback needs, which say so in `onlyIf`.
 */
export function permissionsOf(given: PermissionsGiven): readonly Permission[] {
  const { steps, observed, target } = given;
  const { limits } = target;
  const earlier = new Map(observed.assistants.map((assistant) => [assistant.id, assistant]));
  const found = new Map<
    string,
    { readonly permission: Permission; readonly reasons: Set<string> }
  >();
  const add = ({ name, on, onlyIf }: Permission, further: readonly string[]): void => {
    const key = canonicalText({ name, ...(on !== undefined && { on }) });
    const permission = { name, ...(on !== undefined && { on }) };
    const known = found.get(key);
    const reasons = [...further, ...(onlyIf === undefined ? [] : [onlyIf])];
    if (reasons.length === 0) found.set(key, { permission, reasons: new Set() });
    else if (known === undefined)
      found.set(key, { permission, reasons: new Set([reasons.join(', and ')]) });
    // Without a reason it is needed in any case.
    else if (known.reasons.size > 0) known.reasons.add(reasons.join(', and '));
  };
  const addAll = (calls: readonly StepCall[], ...further: readonly string[]): void => {
    for (const { operation, input } of calls)
      for (const permission of target.permissions(operation, input) ?? [])
        // Without these, a call succeeds and shows less than a step looks at.
        if (permission.without === undefined) add(permission, further);
  };
  for (const step of steps) {
    const id = typeof step.target === 'string' ? step.target : undefined;
    addAll(callsOf(step.action, limits, id));
    addAll(lookCallsOf(step.action, id));
    addAll(suppliedCallsOf(step.action, id));
    addAll(undoCallsOf(step, limits, earlier), onRollback);
  }
  const readings = readingsOf(given);
  addAll(readings.always);
  addAll(readings.tags, 'an assistant is shown without its tags');
  return [...found.values()]
    .map(({ permission, reasons }) => ({
      ...permission,
      ...(reasons.size > 0 && { onlyIf: [...reasons].join(', or ') }),
    }))
    .sort((one, other) => (canonicalText(one) < canonicalText(other) ? -1 : 1));
}

/** The calls with which `apply` finds out whether anything has changed since the plan was made. */
function readingsOf({ steps, assistants, read, observed, target }: PermissionsGiven): {
  readonly always: readonly StepCall[];
  readonly tags: readonly StepCall[];
} {
  const touched = new Set(steps.map(({ assistant }) => assistant));
  const [first] = assistants.filter(
    ({ key, fingerprint }) => fingerprint !== undefined && touched.has(key),
  );
  const id = first?.id ?? first?.replaces;
  if (id === undefined) return { always: [], tags: [] };
  const { features, limits } = target;
  const denied = observed.unseen.filter(({ reason }) => reason === 'permissionDenied');
  const isSeen = (what: string, kind?: string): boolean =>
    !denied.some((each) => each.what === what && (each.kind === undefined || each.kind === kind));
  const call = (operation: StepCall['operation'], input: StepCall['input'] = {}): StepCall => ({
    operation,
    input: { assistantId: id, ...input },
  });
  const kinds = features.parts && read.parts ? kindsIn(limits) : [];
  return {
    always: [
      call('assistants.get'),
      ...(features.aiAgents && isSeen('aiAgents') ? [call('aiAgents.list')] : []),
      ...(features.knowledge && isSeen('knowledge') ? [call('knowledge.list')] : []),
      ...(features.queues && isSeen('queues') ? [call('queues.list')] : []),
      ...kinds
        .filter((kind) => isSeen('parts', kind))
        .map((kind) =>
          call('parts.list', {
            query: { kind, origin: 'customer', versions: read.versions },
          }),
        ),
    ],
    tags: features.tagging && isSeen('tags') ? [call('tagging.list')] : [],
  };
}

const kindsIn = ({ parts }: Limits): readonly string[] => Object.keys(parts?.kinds ?? {});
