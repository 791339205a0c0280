/** Starts a Genesys Cloud emulator, and sends plain requests with a token. */
import { randomUUID } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { startGenesysEmulator } from '../src/index.js';
import type { GenesysEmulatorOptions } from '../src/index.js';

export type Members = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Empty for an empty body. */
  readonly body: Members;
}

/** Closed after the test that started it. */
export async function startGenesys(options: GenesysEmulatorOptions = {}) {
  const emulator = await startGenesysEmulator(options);
  onTestFinished(() => emulator.close());
  return withCalls(emulator);
}

/** Addresses and credentials of an emulator in this or another process. */
interface Reachable {
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly credentials: { readonly clientId: string; readonly clientSecret: string };
}

export function withCalls<Emulator extends Reachable>(emulator: Emulator) {
  const { credentials, loginUrl } = emulator;
  const login = async (id = credentials.clientId, secret = credentials.clientSecret) =>
    readAnswer(
      await fetch(`${loginUrl}/oauth/token`, {
        method: 'POST',
        headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      }),
    );
  const tokenOf = async (id?: string, secret?: string) =>
    String((await login(id, secret)).body['access_token']);

  let token: Promise<string> | undefined;
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    token ??= tokenOf();
    return readAnswer(
      await fetch(emulator.apiUrl + path, {
        method,
        headers: {
          Authorization: `Bearer ${await token}`,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  };
  /** Creates an assistant and returns its path. */
  const created = async (members: Members = {}) => {
    const { body } = await call('POST', '/api/v2/assistants', assistant(members));
    return `/api/v2/assistants/${String(body['id'])}`;
  };
  /** Attaches a queue and returns its path. */
  const attached = async (assistantPath: string, id: string = randomUUID()) => {
    const path = `${assistantPath}/queues/${id}`;
    await call('PUT', path, queue(id));
    return path;
  };
  return { ...emulator, login, tokenOf, call, created, attached };
}

async function readAnswer(answer: Response): Promise<Answer> {
  const text = await answer.text();
  const body = JSON.parse(text === '' ? '{}' : text) as Members;
  return { status: answer.status, headers: answer.headers, body };
}

export function entities({ body }: Answer): readonly Members[] {
  return body['entities'] as readonly Members[];
}

export function ids(answer: Answer): readonly unknown[] {
  return entities(answer).map((entity) => entity['id']);
}

export function names(answer: Answer): readonly unknown[] {
  return entities(answer).map((entity) => entity['name']);
}

export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function assistant(members: Members = {}) {
  return { name: 'Billing', transcriptionConfig: { vendorName: 'Genesys' }, ...members };
}

export function queue(id: string = randomUUID(), members: Members = {}) {
  return { id, mediaTypes: ['Call'], ...members };
}

export function copilot(members: Members = {}) {
  return { liveOnQueue: true, defaultLanguage: 'en-US', ...members };
}

// Vitest types its matchers as any; these are the same for typed tests.
export const aString: unknown = expect.any(String);
export const aList: unknown = expect.any(Array);
export const containing = (text: string): unknown => expect.stringContaining(text);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
