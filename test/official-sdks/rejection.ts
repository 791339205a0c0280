/** What an SDK rejected with. That of Genesys Cloud: no Error, but the parsed body, and sometimes undefined. */
export async function rejectionOf(call: Promise<unknown>): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (rejection) {
    return rejection;
  }
  throw new Error(`expected a rejection, got ${JSON.stringify(answer)}`);
}
