/** A call whose first response is lost, and that is sent again if its driver declares it repeatable. */
import assert from 'node:assert/strict';
import type { Reply } from '@assistant-provider/core';
import { needsControl } from '../case.js';
import type { CaseContext } from '../case-context.js';
import { checkAnswerLost } from './harness.js';

/**
 * Makes the call while the response to its first write is lost. Resolves to undefined if the driver
 * does not declare that write repeatable: then the call must fail.
 */
export async function repeated<T>(
  context: CaseContext,
  call: () => Reply<T>,
): Promise<T | undefined> {
  const { probe, controls, ok, failed } = context;
  await controls.loseAnswers(1);
  probe.repeatOnce();
  probe.clear();
  const reply = call();
  void (await reply);
  checkAnswerLost(context);
  const writes = probe.requests.filter((exchange) => exchange.writes);
  if (writes[0]?.repeatable === false) {
    const error = await failed(reply, { kind: ['unavailable', 'timeout'], effect: 'maybe' });
    assert.equal(error.retry, 'never', 'a repetition could write twice');
    assert.equal(writes.length, 1, 'the write was repeated anyway');
    return undefined;
  }
  const value = await ok(reply);
  assert.ok(
    writes.some(({ tryNumber }) => tryNumber === 2),
    'the write was not repeated',
  );
  return value;
}

export const mayRepeat = needsControl('lost responses', ({ loseAnswers }) => loseAnswers);
