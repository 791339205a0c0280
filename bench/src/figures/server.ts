/** The server of the benchmark, for as long as something is measured. */
import { startProgram } from '../processes/ask.js';

export async function withServer<T>(measure: (url: string) => Promise<T>): Promise<T> {
  const server = startProgram('server');
  try {
    return await measure(await server.ask<string>(null));
  } finally {
    await server.close();
  }
}
