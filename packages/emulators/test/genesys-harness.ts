/** An emulator of Genesys Cloud with a token, and plain requests to it. */
import { randomUUID } from 'node:crypto';
import { startGenesysEmulator } from '../src/index.js';
import type { GenesysEmulatorOptions } from '../src/index.js';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined for an empty body. */
  readonly body: Body;
}

export type Wire = Record<string, never> & { readonly [member: string]: Wire } & Wire[];

export async function startGenesys(options: GenesysEmulatorOptions = {}) {
  const emulator = await startGenesysEmulator(options);
  const { credentials, loginUrl } = emulator;

  const login = async (id = credentials.clientId, secret = credentials.clientSecret) => {
    const answer = await fetch(`${loginUrl}/oauth/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return readAnswer(answer);
  };
  const tokenOf = async (id?: string, secret?: string) =>
    String((await login(id, secret)).body['access_token']);

  let token: string | undefined;
  const call = async (method: string, path: string, body?: unknown, headers?: HeadersInit) => {
    token ??= await tokenOf();
    const answer = await fetch(emulator.apiUrl + path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(headers as Record<string, string>),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return readAnswer(answer);
  };
  const created = async (members: object = {}) => {
    const { body } = await call('POST', '/api/v2/assistants', assistant(members));
    return String(body['id']);
  };
  return { ...emulator, login, tokenOf, call, created };
}

async function readAnswer(answer: Response): Promise<Answer> {
  const text = await answer.text();
  const body = (text === '' ? undefined : JSON.parse(text)) as Record<string, unknown>;
  return { status: answer.status, headers: answer.headers, body };
}

export function assistant(members: object = {}) {
  return { name: 'Billing', transcriptionConfig: { vendorName: 'Genesys' }, ...members };
}

export function queue(id: string = randomUUID(), members: object = {}) {
  return { id, mediaTypes: ['Call'], ...members };
}

export function copilot(members: object = {}) {
  return { liveOnQueue: true, defaultLanguage: 'en-US', ...members };
}
