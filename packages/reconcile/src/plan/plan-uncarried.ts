/** Notes the fields of the source's vendor that no manifest carries. */
import type { ObservedAssistant, Uncarried } from '../observe/observed.js';
import { canonicalText } from './equal-json.js';
import { note, sameAtTarget, type Planning } from './planning.js';

/** Notes each field as dropped, unless the assistant at the target has it with the same value. */
export function noteUncarried(
  planning: Pick<Planning, 'key' | 'collected'>,
  uncarried: readonly Uncarried[],
  current?: ObservedAssistant,
): void {
  const present = new Set(current?.uncarried?.map(identity));
  const noted = new Set<string>();
  for (const each of uncarried) {
    const { object, field, reason } = each;
    if (noted.has(identity(each))) continue;
    noted.add(identity(each));
    note(
      planning,
      `uncarried/${object}${field}`,
      present.has(identity(each))
        ? { verdict: 'carried', reason: sameAtTarget }
        : { verdict: 'dropped', reason },
    );
  }
}

const identity = ({ object, field, value }: Uncarried): string =>
  canonicalText([object, field, value]);
