/** An emulator in its own process. */
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { answerQuestions, collectGarbage, givenArgument } from '../processes/ask.js';

export type Vendor = 'genesys' | 'qconnect';

export interface EmulatorAddress {
  readonly url: string;
  /** Genesys Cloud: the OAuth client id. AWS: the access key id. */
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
