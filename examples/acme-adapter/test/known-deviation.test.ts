/** A known deviation has a reason, is reported separately, and must still fail. */
import { describeConformance } from '@assistant-provider/conformance/vitest';
import { openAcme, acmeHarness } from './harness.js';

const reason = 'pilot accounts count reads in each helper, and vendorData is kept as received';

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
