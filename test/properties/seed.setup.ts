/**
 * Gives properties the same inputs in each run, so that a check turns red by a change and not by
 * chance. `npm run test:random` gives them others each time.
 */
import fc from 'fast-check';

const asked = process.env['PROPERTY_SEED'] ?? '1';

fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  ...(asked === 'random' ? {} : { seed: Number(asked) }),
});
