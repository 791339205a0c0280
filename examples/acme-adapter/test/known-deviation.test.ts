/** A deviation that is known has a reason, must still fail, and is reported apart. */
import { describeConformance } from '@assistant-provider/conformance/vitest';
import { openAcme, acmeHarness } from './harness.js';

const reason = 'pilot accounts count reads in the helper, and vendorData is as received';

describeConformance(
  {
    ...acmeHarness,
    name: 'acme, pilot accounts',
    open: (options) => openAcme(options, { countsReads: true }),
  },
  {
    only: ['reading.', 'editing.'],
    knownDeviations: { 'reading.changes-nothing': reason, 'editing.only-that-one': reason },
  },
);
