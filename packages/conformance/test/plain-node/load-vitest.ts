/** What happens to an author who asks for `./vitest` without vitest. */
const loaded = await import('../../src/vitest.js').then(
  () => true,
  () => false,
);
process.stdout.write(JSON.stringify({ refused: !loaded }));
