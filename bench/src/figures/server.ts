/** Runs the benchmark's server for the duration of a measurement. */
import { startProgram } from '../processes/ask.js';

/** Its lists have `assistants` entries, or as many as `programs/responses.ts` says. */
export async function withServer<T>(
  measure: (url: string) => Promise<T>,
  assistants: number | null = null,
): Promise<T> {
  const server = startProgram('server', assistants);
  try {
    return await measure(await server.ask<string>(null));
  } finally {
    await server.close();
  }
}
