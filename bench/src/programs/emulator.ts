/** An emulator in a process of its own. */
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { answerQuestions, collectGarbage, givenArgument } from '../processes/ask.js';

export type Vendor = 'genesys' | 'qconnect';

export interface EmulatorAddress {
  readonly url: string;
  /** The client of Genesys Cloud, or the key of AWS. */
  readonly id: string;
  readonly secret: string;
}

async function start(vendor: Vendor): Promise<EmulatorAddress> {
  if (vendor === 'genesys') {
    const { apiUrl, credentials } = await startGenesysEmulator();
    return { url: apiUrl, id: credentials.clientId, secret: credentials.clientSecret };
  }
  const { url, credentials } = await startQConnectEmulator({
    settings: { assistantCreationMilliseconds: 0 },
  });
  return { url, id: credentials.accessKeyId, secret: credentials.secretAccessKey };
}

const started = start(givenArgument<Vendor>());

answerQuestions((question: 'address' | 'heapUsed') => {
  if (question === 'address') return started;
  collectGarbage();
  return Promise.resolve(process.memoryUsage().heapUsed);
});
