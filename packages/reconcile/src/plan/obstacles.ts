/** The reasons why a plan cannot be applied as it is, besides open questions and losses. */
import type { Manifest } from '../manifest/manifest.js';
import type { Observed } from '../observe/observed.js';
import type { Obstacle, PlannedAssistant } from './plan.js';
import type { Step } from './step.js';
import type { PlanTarget } from './target.js';

/** The shares above which a plan needs force. */
export interface Thresholds {
  /** The share of managed assistants that may change, 0 to 1. Defaults to 0.3. */
  readonly changes?: number;
  /** The share of managed objects that may be deleted, 0 to 1. Defaults to 0.1. */
  readonly deletions?: number;
  /** The fewest managed objects for which the shares count. Defaults to 10. */
  readonly from?: number;
}

/** Returns the obstacles. */
export function obstaclesOf(given: {
  readonly manifest: Manifest;
  readonly observed: Observed;
  readonly target: PlanTarget;
  readonly assistants: readonly PlannedAssistant[];
  readonly steps: readonly Step[];
  readonly thresholds?: Thresholds;
}): readonly Obstacle[] {
  const { manifest, observed, target, assistants, steps, thresholds = {} } = given;
  const { changes = 0.3, deletions = 0.1, from = 10 } = thresholds;
  const obstacles: Obstacle[] = [];
  const created = assistants.filter(({ change }) => ['create', 'replace'].includes(change)).length;
  const { assistantsPerAccount } = target.limits;
  const full =
    assistantsPerAccount === undefined
      ? undefined
      : placesObstacle(created, observed.assistants.length, assistantsPerAccount);
  if (full !== undefined) obstacles.push({ rule: 'places', message: full, forcible: false });
  const partners = assistants.filter(
    ({ id, replaces }) => id !== undefined || replaces !== undefined,
  );
  const changed = partners.filter(({ change }) => ['update', 'replace'].includes(change));
  if (partners.length >= from && changed.length > partners.length * changes)
    obstacles.push({
      rule: 'changes',
      message: `The plan changes ${changed.length} of ${partners.length} assistants, more than ${percent(changes)}. Look again, then force it.`,
      forcible: true,
    });
  const managed = managedObjects(observed, partners);
  const deleted = steps.reduce((sum, { action }) => sum + deletedBy(action), 0);
  if (managed >= from && deleted > managed * deletions)
    obstacles.push({
      rule: 'deletions',
      message: `The plan removes ${deleted} of ${managed} objects, more than ${percent(deletions)}. Look again, then force it.`,
      forcible: true,
    });
  if (
    Object.keys(manifest.assistants).length === 0 &&
    observed.assistants.length > 0 &&
    deleted > 0
  )
    obstacles.push({
      rule: 'emptySource',
      message: 'The manifest has no assistants. An empty source never empties a target.',
      forcible: false,
    });
  return obstacles;
}

/** Returns why the account cannot hold the assistants that are created, or `undefined` if it can. */
export function placesObstacle(created: number, there: number, limit: number): string | undefined {
  const places = Math.max(0, limit - there);
  if (created === 0 || created <= places) return undefined;
  const assistants = created === 1 ? '1 assistant' : `${created} assistants`;
  return `The plan creates ${assistants}, but the account can hold only ${places} more (${limit} in all). Delete assistants first, or plan fewer.`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const deletedBy = (action: Step['action']): number => {
  if (action.type === 'unbind') return action.queueIds.length;
  if (action.type === 'untag') return action.keys.length;
  return ['delete', 'deletePart', 'unlink', 'unassign'].includes(action.type) ? 1 : 0;
};

/** Counts the assistants that the manifest manages, and what they own. */
function managedObjects(
  { assistants }: Observed,
  partners: readonly Pick<PlannedAssistant, 'id' | 'replaces'>[],
): number {
  const ids = new Set(partners.flatMap(({ id, replaces }) => [id, replaces]));
  return assistants
    .filter(({ id }) => ids.has(id))
    .reduce((sum, { tags = {}, aiAgents = [], knowledge = [], queues = [], parts = {} }) => {
      const owned = Object.values(parts).reduce((count, ofKind) => count + ofKind.length, 0);
      const named = aiAgents.length + knowledge.length + queues.length;
      return sum + 1 + Object.keys(tags).length + named + owned;
    }, 0);
}
