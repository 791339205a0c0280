/** The driver conforms, alone and under the policies of its provider. */
import { describeConformance } from '@assistant-provider/conformance/vitest';
import { policiesOf } from '@assistant-provider/policies';
import { policyDefaults } from '../src/provider.js';
import { acmeHarness } from './harness.js';

describeConformance(acmeHarness);

describeConformance(
  { ...acmeHarness, name: 'acme under its policies' },
  {
    interceptors: () => policiesOf({}, policyDefaults).interceptors,
    requestInterceptors: () => policiesOf({}, policyDefaults).requestInterceptors,
  },
);
