/** The state of Acme, and how a helper changes: building → live or broken, retiring → removed. */
import { refuse, refuseField } from './refusals.js';

export type Fields = Record<string, unknown>;

export interface Source extends Fields {
  readonly source_no: number;
  readonly kind: string;
}

export interface Helper extends Fields {
  readonly helper_no: number;
  state: string;
  title: string;
}

export interface Queue extends Fields {
  readonly queue_no: number;
  helper: number | null;
  channels: string[];
}

export interface StateOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long Acme takes to create or remove a helper. */
  readonly settleMs: number;
  /** Pilot accounts: each helper counts how often it is read. */
  readonly countsReads: boolean;
}

export function createState({ now, settleMs, countsReads }: StateOptions) {
  const helpers = new Map<number, Helper>();
  const sources = new Map<number, Source[]>();
  const queues = new Map<number, Queue>(
    [7, 12, 31, 32, 100].map((queue_no) => [
      queue_no,
      { queue_no, label: `Queue ${queue_no}`, helper: null, channels: [] },
    ]),
  );
  const changes: { readonly at: number; readonly apply: () => void }[] = [];
  let lastNumber = 1_000;
  let nextIsBroken = false;

  const seconds = () => Math.floor(now() / 1_000);
  const later = (apply: () => void) => changes.push({ at: now() + settleMs, apply });

  const forget = (helper: number): void => {
    helpers.delete(helper);
    sources.delete(helper);
    for (const queue of queues.values()) if (queue.helper === helper) queue.helper = null;
  };

  const findHelper = (helper: number): Helper => helpers.get(helper) ?? refuse('HELPER_MISSING');

  return {
    helpers,
    queues,
    nextNumber: () => (lastNumber += 1),
    sourcesOf: (helper: number) => sources.get(findHelper(helper).helper_no) ?? [],
    setSources: (helper: number, list: Source[]) => sources.set(helper, list),
    findHelper,
    readHelper: (helper: number): Helper => {
      const found = findHelper(helper);
      if (countsReads) found['reads'] = Number(found['reads'] ?? 0) + 1;
      return found;
    },
    findLiveHelper: (helper: number): Helper => {
      const found = findHelper(helper);
      return ['live', 'paused'].includes(found.state) ? found : refuse('HELPER_NOT_LIVE');
    },
    findQueue: (queue: number): Queue => queues.get(queue) ?? refuse('QUEUE_MISSING'),
    failNextHelper: () => {
      nextIsBroken = true;
    },
    /** Applies the changes that are due. */
    settle: () => {
      const due = changes.filter(({ at }) => at <= now());
      for (const change of due) changes.splice(changes.indexOf(change), 1);
      for (const { apply } of due) apply();
    },
    addHelper: (fields: Fields, link: (helper: number) => string): Helper => {
      const helper_no = (lastNumber += 1);
      const helper = {
        voice: 'calm',
        ...readHelperFields(fields),
        helper_no,
        title: readTitle(fields),
        state: 'building',
        link: link(helper_no),
        created_at: seconds(),
        changed_at: seconds(),
      };
      const outcome = nextIsBroken ? 'broken' : 'live';
      nextIsBroken = false;
      helpers.set(helper_no, helper);
      later(() => Object.assign(helper, { state: outcome, changed_at: seconds() }));
      return helper;
    },
    changeHelper: (helper: Helper, fields: Fields): Helper =>
      Object.assign(
        helper,
        readHelperFields(fields),
        'title' in fields && { title: readTitle(fields) },
        { changed_at: seconds() },
      ),
    retire: (helper: Helper): void => {
      if (helper.state === 'retiring') refuse('HELPER_RETIRING');
      if (helper.state === 'building') refuse('HELPER_NOT_LIVE');
      helper.state = 'retiring';
      for (const queue of queues.values())
        if (queue.helper === helper.helper_no) queue.helper = null;
      later(() => forget(helper.helper_no));
    },
    forget,
  };
}

export type State = ReturnType<typeof createState>;

function readTitle({ title }: Fields): string {
  if (typeof title !== 'string' || title === '') return refuseField('title', 'missing');
  return [...title].length <= 80 ? title : refuseField('title', 'too_long');
}

function readHelperFields({ note, voice }: Fields): Fields {
  if (voice !== undefined && voice !== 'calm' && voice !== 'lively')
    refuseField('voice', 'unknown_word');
  if (note !== undefined && (typeof note !== 'string' || [...note].length > 500))
    refuseField('note', 'too_long');
  return { ...(note !== undefined && { note }), ...(voice !== undefined && { voice }) };
}

export function readSource({ kind, library, locale }: Fields, source_no: number): Source {
  if (kind !== 'library') return refuseField('kind', 'unknown_word');
  if (!Number.isSafeInteger(library)) refuseField('library', 'no_number');
  return { source_no, kind, library, ...(locale !== undefined && { locale }) };
}
