/** Makes a plan of a manifest and an observed state. A pure function: the same inputs give the same plan. */
import { createHash } from 'node:crypto';
import { canonicalManifest } from '../manifest/canonical.js';
import type { Manifest, ManifestAssistant, ManifestOrigin } from '../manifest/manifest.js';
import { mapFormat, type PlanMap } from '../map/map.js';
import type { Observed, Uncarried, Unseen } from '../observe/observed.js';
import { collect } from './collected.js';
import { canonicalText } from './equal-json.js';
import { fingerprintOf } from './fingerprint.js';
import { forecastOf } from './forecast.js';
import { matchAssistants, type KnownIds } from './match-assistants.js';
import { inStepOrder } from './step-order.js';
import { withoutMovedQueues } from './moved-queues.js';
import { obstaclesOf, type Thresholds } from './obstacles.js';
import { queueClaims } from './queue-claims.js';
import { createQueueGate, type QueuesToBind } from './queue-gate.js';
import { planAssistant } from './plan-assistant.js';
import { planDeletions } from './plan-deletions.js';
import { permissionsOf } from './permissions.js';
import { planFormat, type Plan, type PlannedAssistant, type PlanSource } from './plan.js';
import type { PlanTarget } from './target.js';

/** The inputs of a plan. */
export interface PlanInputs {
  /** The manifest to apply. */
  readonly manifest: Manifest;
  /** The state of the target. */
  readonly observed: Observed;
  /** The properties of the target. */
  readonly target: PlanTarget;
  /** Whether parts and their versions were read. Defaults to both. */
  readonly read?: Plan['observed'];
  /** Defaults to an empty map. */
  readonly map?: PlanMap;
  /** The ids that earlier runs have written into the ledger, by key. Defaults to none. */
  readonly known?: KnownIds;
  /** The objects that the snapshot of the manifest could not read. Defaults to nothing. */
  readonly unseen?: readonly Unseen[];
  /** The fields that the snapshot of the manifest could not carry, by key. Defaults to none. */
  readonly uncarried?: Readonly<Record<string, readonly Uncarried[]>>;
  /**
   * The ids of the assistants that earlier runs have created (`createdIds`): those whose keys the
   * manifest no longer names are deleted. Defaults to none: they are left alone.
   */
  readonly prune?: ReadonlySet<string>;
  /**
   * The queues to bind, by name or by number. The others stay where they are, and their fields are
   * pending. Defaults to all.
   */
  readonly until?: QueuesToBind;
  /** Where the assistants of a move come from. It stands in the plan. */
  readonly source?: PlanSource;
  /** The shares of changes and deletions above which a plan needs force. */
  readonly thresholds?: Thresholds;
}

/** Returns the plan. */
export function planFrom(inputs: PlanInputs): Plan {
  const { observed, target, map = { format: mapFormat }, known = new Map(), unseen = [] } = inputs;
  const { uncarried = {} } = inputs;
  const manifest = canonicalManifest(inputs.manifest);
  const collected = collect(map);
  const matches = matchAssistants(manifest, observed, map, known);
  const directory = { target, names: observed.names, map };
  const ids = new Set(observed.assistants.map(({ id }) => id));
  const holders = new Map(
    observed.assistants.flatMap(({ id, queues = [] }) =>
      queues.map(({ queueId }) => [queueId, id] as const),
    ),
  );
  const namesakes = namesakesOf(observed);
  // If the target has any assistant that the manifest was read from, the manifest was read from there.
  const isHome = Object.values(manifest.assistants).some(
    ({ origin }) => isFrom(target, origin) && ids.has(origin.id),
  );
  const gate = createQueueGate(inputs.until);
  const claims = queueClaims(manifest, matches, directory, ({ origin }) =>
    Boolean(isHome && isFrom(target, origin)),
  );
  const assistants: PlannedAssistant[] = [];
  for (const [key, match] of [...matches].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const desired = manifest.assistants[key] as ManifestAssistant;
    const first = collected.fields.length;
    const outcome = planAssistant({
      ...{ key, desired, match, directory, collected, holders, claims, gate, namesakes },
      uncarried: Object.hasOwn(uncarried, key) ? (uncarried[key] ?? []) : [],
      isHome: isHome && isFrom(target, desired.origin),
    });
    const fields = collected.fieldsFrom(first);
    const isPlain =
      outcome.change === 'none' &&
      fields.every(({ verdict, pending }) => verdict === 'carried' && pending !== true);
    assistants.push({
      key,
      name: desired.name,
      ...outcome,
      ...('assistant' in match && { fingerprint: fingerprintOf(match.assistant) }),
      fields: isPlain ? [] : fields,
    });
  }
  if (inputs.prune) {
    const kept = new Set(
      [...matches.values()].flatMap((match) => ('assistant' in match ? [match.assistant.id] : [])),
    );
    const created = observed.assistants.filter(({ id }) => inputs.prune?.has(id));
    const deletable = { manifest, assistants: created, known, kept };
    for (const deleted of planDeletions(collected, deletable)) assistants.push(deleted);
  }
  const steps = inStepOrder(withoutMovedQueues(collected.steps, target.limits));
  const { questions, tasks } = collected;
  const obstacles = obstaclesOf({ ...inputs, manifest, assistants, steps });
  const allUnseen = [...unseen, ...observed.unseen];
  const isOpen = assistants.some(({ fields }) =>
    fields.some(
      ({ verdict, accepted }) =>
        (verdict === 'asked' || verdict === 'dropped') && accepted !== true,
    ),
  );
  const read = inputs.read ?? { parts: true, versions: true };
  const body: Omit<Plan, 'hash'> = {
    format: planFormat,
    target: {
      vendor: target.vendor,
      ...(target.account !== undefined && { account: target.account }),
    },
    ...(inputs.source && { source: inputs.source }),
    observed: read,
    assistants,
    steps,
    questions,
    tasks,
    obstacles,
    unseen: allUnseen,
    permissions: permissionsOf({ steps, assistants, read, observed, target }),
    forecast: forecastOf(steps, observed, target),
    applyable: !isOpen && questions.length === 0 && obstacles.length === 0,
    complete:
      allUnseen.length === 0 &&
      assistants.every(
        ({ change, fields }) =>
          change !== 'skip' &&
          fields.every(({ verdict, pending }) => verdict !== 'unseen' && pending !== true),
      ),
  };
  return { ...body, hash: hashOf(body) };
}

/** The assistants of each name. */
function namesakesOf({ assistants }: Observed): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, name } of assistants) {
    const known = ids.get(name);
    if (known) known.push(id);
    else ids.set(name, [id]);
  }
  return ids;
}

/** Whether an assistant was read from this account, as far as vendor and account tell. */
const isFrom = (
  { vendor, account }: PlanTarget,
  origin: ManifestOrigin | undefined,
): origin is ManifestOrigin =>
  origin?.vendor === vendor &&
  (account === undefined || origin.account === undefined || origin.account === account);

/** Returns the SHA-256 of a plan without its hash. */
export const hashOf = (body: Omit<Plan, 'hash'>): string =>
  createHash('sha256').update(canonicalText(body)).digest('hex');
