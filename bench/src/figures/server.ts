/** Runs the benchmark's server for the duration of a measurement. */
import { startProgram } from '../processes/ask.js';

export async function withServer<T>(measure: (url: string) => Promise<T>): Promise<T> {
  const server = startProgram('server');
  try {
    return await measure(await server.ask<string>(null));
  } finally {
    await server.close();
  }
}
