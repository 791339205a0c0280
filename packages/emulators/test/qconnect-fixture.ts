/** Shared fixtures of the Q in Connect tests: an emulator, the vendor's SDK, and signed raw requests. */
import { QConnectClient, QConnectServiceException } from '@aws-sdk/client-qconnect';
import { Hash } from '@smithy/hash-node';
import { SignatureV4 } from '@smithy/signature-v4';
import { onTestFinished } from 'vitest';
import { startQConnectEmulator } from '../src/qconnect/emulator.js';
import type { QConnectEmulator, QConnectEmulatorOptions } from '../src/qconnect/emulator.js';
import type { QConnectAssistantSeed } from '../src/qconnect/seed-types.js';

export async function given(options: QConnectEmulatorOptions = {}) {
  const emulator = await startQConnectEmulator(options);
  const client = clientOf(emulator);
  onTestFinished(async () => {
    client.destroy();
    await emulator.close();
  });
  return { emulator, client, raw: signedRequests(emulator) };
}

export interface GivenAssistant extends QConnectEmulatorOptions {
  readonly assistant?: Partial<QConnectAssistantSeed>;
}

/** An emulator with one ACTIVE assistant. */
export async function givenAssistant({ assistant, ...options }: GivenAssistant = {}) {
  const assistantId = '00000000-0000-4000-8000-000000000001';
  const assistants = [{ assistantId, name: 'Assistant', ...assistant }];
  const context = await given({ ...options, seed: { ...options.seed, assistants } });
  return { ...context, assistantId };
}

/** The SDK does not retry, unless a test is about retries. */
export function clientOf(
  { url, region, credentials }: QConnectEmulator,
  overrides: ConstructorParameters<typeof QConnectClient>[0] = {},
): QConnectClient {
  return new QConnectClient({
    endpoint: url,
    region,
    credentials,
    maxAttempts: 1,
    ...overrides,
  });
}

/** The error that the SDK created from the response. */
export async function errorOf(sent: Promise<unknown>) {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof QConnectServiceException)) throw error;
    const { resourceName } = error as { resourceName?: string };
    const { name, message, $metadata } = error;
    return { name, message, status: $metadata.httpStatusCode, resourceName };
  }
  throw new Error('expected the call to be refused');
}

export interface RawRequest {
  readonly method?: string;
  /** Path and query, encoded. */
  readonly target: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signer?: Partial<SignerOptions>;
  /** Replaces parts of the request after signing. */
  readonly sentTarget?: string;
  readonly sentBody?: string;
  readonly sentHeaders?: Readonly<Record<string, string>>;
  /** Omits the header with the body hash, as boto3 does. */
  readonly withoutBodyHash?: boolean;
}

interface SignerOptions {
  readonly region: string;
  readonly service: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly signingDate: Date;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
  /** Without the part behind the colon. */
  readonly errorType: string | undefined;
}

type RawSender = (request: RawRequest) => Promise<RawAnswer>;

/** Sends requests that the SDK cannot send: signed with the SDK's signer, sent with fetch. */
export function signedRequests(emulator: QConnectEmulator): RawSender {
  return async (raw) => {
    const { method = 'GET', target, body = '', headers = {}, signer = {} } = raw;
    const url = new URL(emulator.url + target);
    const query: Record<string, string[]> = {};
    for (const [name, value] of url.searchParams) (query[name] ??= []).push(value);
    const { region = emulator.region, service = 'wisdom', signingDate = new Date() } = signer;
    const signature = new SignatureV4({
      region,
      service,
      sha256: Hash.bind(null, 'sha256'),
      applyChecksum: raw.withoutBodyHash !== true,
      credentials: { ...emulator.credentials, ...signer },
    });
    const { headers: signed } = await signature.sign(
      {
        method,
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        query,
        headers: { host: url.host, ...headers },
        body,
      },
      { signingDate },
    );
    const sentUrl = new URL(emulator.url + (raw.sentTarget ?? target));
    return send(sentUrl, method, { ...signed, ...raw.sentHeaders }, raw.sentBody ?? body);
  };
}

export async function send(
  url: URL | string,
  method: string,
  headers: Record<string, string>,
  body: string | Buffer = '',
): Promise<RawAnswer> {
  const hasBody = body.length > 0;
  const answer = await fetch(url, {
    method,
    headers,
    ...(hasBody && { body: Uint8Array.from(Buffer.from(body)) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
    errorType: answer.headers.get('x-amzn-errortype')?.split(':')[0],
  };
}

/** A well-formed id without a resource. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** Settings for tests that are not about statuses. */
export const atOnce = {
  assistantCreationMilliseconds: 0,
  assistantDeletionMilliseconds: 0,
} as const;

interface ExtraMembers {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** A client that sends members unknown to the SDK's model; they are added before signing. */
export function withExtraMembers(
  emulator: QConnectEmulator,
  { body, query = {} }: ExtraMembers,
): QConnectClient {
  const client = clientOf(emulator);
  client.middlewareStack.add(
    (next) => (given) => {
      const request = given.request as HttpRequest;
      if (body) request.body = JSON.stringify({ ...(JSON.parse(request.body) as object), ...body });
      for (const [name, value] of Object.entries(query))
        if (value !== undefined) request.query[name] = value;
      return next(given);
    },
    { step: 'serialize', priority: 'low' },
  );
  return client;
}

interface HttpRequest {
  body: string;
  readonly query: Record<string, string>;
}
