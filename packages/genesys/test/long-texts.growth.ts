/** Texts of the vendor: however long, they cost linear time. */
import { growthOf, hostileTexts } from '@assistant-provider/test-support';
import { describe, expect, it } from 'vitest';
import { errorsWithText } from './errors-with-text.js';

describe.each(hostileTexts)('%s', (_, textOf) => {
  it.each(errorsWithText)('%s cost linear time', async (_, errorWith) => {
    expect(await growthOf(40_000, (length) => errorWith(textOf(length)))).toBeLessThan(3);
  });
});
