/** Signs and words. None of them needs a colour to be understood. */
import type {
  FindingSeverity,
  RunReport,
  StepStatus,
  Verdict,
} from '@assistant-provider/reconcile';
import { statusWords } from '../output/history-words.js';

/** The meanings of colours: as it should be, changed, by other means, to decide, lost, and none. */
export const tones = ['good', 'changed', 'other', 'attention', 'bad', 'quiet'] as const;

/** The tone of a badge. */
export type Tone = (typeof tones)[number];

/** A sign and a word. */
export interface Badge {
  /** Names the badge in a style sheet: a single word. */
  readonly name: string;
  readonly word: string;
  readonly sign: string;
  readonly tone: Tone;
}

/** The badge of each verdict. */
export const verdicts = {
  dropped: { name: 'dropped', word: 'dropped', sign: '✕', tone: 'bad' },
  asked: { name: 'asked', word: 'asked', sign: '?', tone: 'attention' },
  unseen: { name: 'unseen', word: 'not seen', sign: '○', tone: 'quiet' },
  emulated: { name: 'emulated', word: 'emulated', sign: '~', tone: 'other' },
  converted: { name: 'converted', word: 'converted', sign: '≈', tone: 'changed' },
  carried: { name: 'carried', word: 'carried', sign: '=', tone: 'good' },
} as const satisfies Readonly<Record<Verdict, Badge>>;

/** The badge of each severity. */
export const severities = {
  error: { name: 'error', word: 'error', sign: '✕', tone: 'bad' },
  warning: { name: 'warning', word: 'warning', sign: '!', tone: 'attention' },
  info: { name: 'info', word: 'info', sign: 'i', tone: 'quiet' },
} as const satisfies Readonly<Record<FindingSeverity, Badge>>;

/** The badge of each outcome of a run. */
export const outcomes: Readonly<Record<RunReport['outcome'], Badge>> = {
  applied: { name: 'applied', word: 'applied', sign: '✓', tone: 'good' },
  rolledBack: { name: 'rolled-back', word: 'rolled back', sign: '↺', tone: 'other' },
  stopped: { name: 'stopped', word: 'stopped', sign: '‖', tone: 'attention' },
  failed: { name: 'failed', word: 'failed', sign: '✕', tone: 'bad' },
  unclear: { name: 'unclear', word: 'a person must look', sign: '?', tone: 'attention' },
};

const status = (name: StepStatus, sign: string, tone: Tone): Badge => ({
  ...{ name, sign, tone },
  word: statusWords[name],
});

/** The badge of each status of a step. */
export const statuses: Readonly<Record<StepStatus, Badge>> = {
  notBegun: status('notBegun', '○', 'quiet'),
  begun: status('begun', '?', 'attention'),
  ended: status('ended', '✓', 'good'),
  failed: status('failed', '✕', 'bad'),
  skipped: status('skipped', '–', 'quiet'),
  undoing: status('undoing', '?', 'attention'),
  undone: status('undone', '↺', 'other'),
};

/** The badge of a step that a rollback has left as it is. */
export const keptBadge: Badge = { name: 'kept', word: 'kept', sign: '–', tone: 'attention' };

/** The badges of a plan or of an inventory as a whole. */
export const states = {
  ready: { name: 'ready', word: 'can be applied', sign: '✓', tone: 'good' },
  waiting: { name: 'waiting', word: 'cannot be applied yet', sign: '!', tone: 'attention' },
  nothing: { name: 'nothing', word: 'nothing would change', sign: '=', tone: 'good' },
  complete: { name: 'complete', word: 'everything was read', sign: '✓', tone: 'good' },
  incomplete: { name: 'incomplete', word: 'not everything was read', sign: '!', tone: 'attention' },
} as const satisfies Readonly<Record<string, Badge>>;

/** The badges by which people filter rows. */
export const filters: readonly Badge[] = [...Object.values(verdicts), ...Object.values(severities)];
