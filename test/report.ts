/** The reporters of a suite that stands apart from `npm test`: `.ci/run` sums up what they write. */
import { fileURLToPath } from 'node:url';

/** Prints the results, and writes them to node_modules/.cache/test-report-NAME.json. */
export const reportAs = (name: string) => ({
  reporters: ['default', 'json'],
  outputFile: {
    json: fileURLToPath(
      new URL(`../node_modules/.cache/test-report-${name}.json`, import.meta.url),
    ),
  },
});
