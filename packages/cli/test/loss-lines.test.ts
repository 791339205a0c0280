/** Lines of a map that accept losses. */
import { parseMap, type Plan } from '@assistant-provider/reconcile';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lossLines } from '../src/loss-lines.js';
import { anyText } from './plans.js';

const planWith = (field: string, reason: string): Plan =>
  ({
    questions: [],
    assistants: [
      { key: 'desk', change: 'update', fields: [{ field, verdict: 'dropped', reason }] },
    ],
  }) as unknown as Plan;

/** Returns what the map accepts after a person has removed the marks. */
const acceptedBy = (lines: string) =>
  parseMap(`format: 1\n${lines.replaceAll(/^#\? /gm, '')}`).map(({ accept }) => accept);

it('the line of a loss accepts its field, also if characters of it are invisible', () => {
  const zeroWidthJoiner = '\u200d';
  const field = `desk/tags/👩${zeroWidthJoiner}💻 team`;
  const lines = lossLines(planWith(field, 'there are no tags'), false);
  expect(lines).not.toContain(zeroWidthJoiner);
  expect(lines).toContain('"desk/tags/👩\\u200d💻 team" # dropped: there are no tags');
  expect(acceptedBy(lines)._unsafeUnwrap()).toEqual([field]);
});

it('the line of a loss has one line and no invisible character, whatever its texts are', () => {
  fc.assert(
    fc.property(anyText, anyText, (name, reason) => {
      const lines = lossLines(planWith(`desk/tags/${name}`, reason), false);
      expect(lines.split('\n')).toHaveLength(3);
      expect(lines.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(acceptedBy(lines)._unsafeUnwrap()).toEqual([`desk/tags/${name}`]);
    }),
  );
});
