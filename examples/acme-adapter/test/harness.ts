/** How the conformance kit starts Acme, fills it, and makes it fail. */
import {
  unavailable,
  type ConformanceHarness,
  type Fixtures,
  type Failure,
  type TestVendor,
  type TestVendorOptions,
} from '@assistant-provider/conformance';
import { createAcmeDriver, createAcmeProvider } from '../src/index.js';
import { refusal, type Reason, type Refusal } from './acme-server/refusals.js';
import { startAcmeServer, type AcmeServer, type AcmeServerOptions } from './acme-server/server.js';

interface AcmeVendor extends TestVendor {
  readonly server: AcmeServer;
}

const fixtures: Fixtures = {
  description: 'Answers questions about returns',
  queueIds: ['7', '12', '31', '32', '100'],
  knowledgeSources: [
    { type: 'knowledgeBase', id: '501', language: 'en-GB' },
    { type: 'knowledgeBase', id: '502', language: 'de-DE' },
  ],
  unknown: { assistantId: '999999', queueId: '999999', linkId: '999999' },
};

const responds = (response: Refusal, expected: object = {}): Failure<AcmeVendor> => ({
  begin: ({ server }) => server.refuseAll(response),
  status: response.status,
  ...expected,
});

const refuses = (reason: Reason, more: object = {}, expected: object = {}) =>
  responds(refusal(reason, more), { vendorCode: reason, ...expected });

export async function openAcme(
  { clock, credentials, responses }: TestVendorOptions,
  account: Pick<AcmeServerOptions, 'countsReads'> = {},
): Promise<AcmeVendor> {
  const silent = responses === 'never';
  const server = await startAcmeServer({ ...account, now: () => clock.now(), silent });
  const { baseUrl } = server;
  const apiKey = credentials === 'good' ? server.apiKey : 'acme-key-unknown';
  return {
    server,
    driver: createAcmeDriver({ baseUrl, apiKey }),
    fixtures,
    secrets: [apiKey],
    close: () => server.close(),
  };
}

export const acmeHarness: ConformanceHarness<AcmeVendor> = {
  name: 'acme',

  open: (options) => openAcme(options),
  badCredentials: true,
  silence: true,

  errors: {
    invalidInput: refuses('FIELD_REFUSED', { fields: [{ path: 'title', problem: 'too_long' }] }),
    unauthenticated: refuses('KEY_REFUSED'),
    permissionDenied: refuses('ROLE_MISSING'),
    notFound: refuses('HELPER_MISSING'),
    conflict: refuses('HELPER_NOT_LIVE'),
    quotaExceeded: refuses('PLAN_EXHAUSTED'),
    rateLimited: refuses('SLOW_DOWN', { retry_in: 2 }, { retryAfterMs: 2_000 }),
    unavailable: responds({ status: 503, body: 'Acme is down for maintenance.' }),
    timeout: responds({ status: 408, body: '' }),
    unexpectedReply: responds({ status: 200, body: '<html>Welcome!</html>' }),
    unknown: responds({ status: 418, body: { fault: { reason: 'NEW', text: 'Something new.' } } }),
  },
  loseAnswers: ({ server }, times) => server.loseResponses(times),
  misconfigure: () => createAcmeProvider({ apiKey: '', baseUrl: 'acme' }),
  repeatCredentials: ({ server }) =>
    server.refuseAll(({ headers }) =>
      refusal('KEY_REFUSED', { text: `The key ${String(headers['acme-key'])} is not valid.` }),
    ),
  failCreation: ({ server }) => server.state.failNextHelper(),
  deleteBehind: ({ server }, id) => server.state.forget(Number(id)),
  supplyPart: unavailable('Acme does not support parts'),

  unknownValues: {
    status: ({ server }, id, word) => {
      server.state.findHelper(Number(id)).state = word;
    },
    member: ({ server }, id, name, value) => {
      server.state.findHelper(Number(id))[name] = value;
    },
    mediaType: ({ server }, _, queueId, word) => {
      server.state.findQueue(Number(queueId)).channels.push(word);
    },
    aiAgentRole: unavailable('Acme does not support AI agents'),
    knowledgeType: ({ server: { state } }, id, word) => {
      state.setSources(Number(id), [{ source_no: state.nextNumber(), kind: word }]);
    },
  },
};
