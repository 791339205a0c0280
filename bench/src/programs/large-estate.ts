/** A Genesys emulator with a large estate, which tells the requests that it received. */
import { startGenesysEmulator } from '@assistant-provider/emulators';
import { answerQuestions, givenArgument } from '../processes/ask.js';

/** The size of an estate. */
export interface EstateSize {
  readonly assistants: number;
  readonly bindings: number;
  readonly bases: number;
}

/** Where the emulator listens. */
export interface EstateAddress {
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const { assistants, bindings, bases } = givenArgument<EstateSize>();
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const times = <T>(length: number, of: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => of(index));

const copilot = {
  liveOnQueue: true,
  defaultLanguage: 'en-US',
  summaryGenerationConfig: { enabled: true },
};
const started = startGenesysEmulator({
  seed: {
    assistants: times(assistants, (index) => ({
      id: idOf(index),
      name: `Desk ${index}`,
      copilot,
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBase: { id: idOf(index % bases), languageCode: 'en-US' },
      },
    })),
    assistantQueues: times(bindings, (index) => ({
      id: idOf(index),
      assistantId: idOf(index % assistants),
      mediaTypes: ['Call'],
    })),
    routingQueues: times(bindings, (index) => ({ id: idOf(index), name: `Queue ${index}` })),
    knowledgeBases: times(bases, (index) => ({ id: idOf(index), name: `Base ${index}` })),
  },
});

answerQuestions(async (question: 'address' | 'targets'): Promise<EstateAddress | string[]> => {
  const { apiUrl, loginUrl, credentials, requests } = await started;
  if (question === 'address') {
    const { clientId, clientSecret } = credentials;
    return { apiUrl, loginUrl, clientId, clientSecret };
  }
  const sent = requests.all().filter(({ operation }) => operation !== 'postOauthToken');
  requests.clear();
  return sent.map(({ target }) => target);
});
