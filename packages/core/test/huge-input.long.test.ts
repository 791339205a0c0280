/** No public call throws, whatever it is given, and its error is small. */
import {
  findPossiblyCreated,
  requireFeatures,
  waitForStatus,
  type AssistantError,
  type AssistantProvider,
} from '@assistant-provider/core';
import {
  createAssistantError,
  operations,
  type OperationRow,
  parse,
  record,
  text,
} from '@assistant-provider/core/adapter';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { createAgreeableProvider } from './agreeable-provider.js';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

const untyped = <T>(value: unknown): T => value as T;
const members = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]));
const keepOut = (): never => {
  throw new Error('keep out');
};
const everyTrap = {
  get: keepOut,
  has: keepOut,
  ownKeys: keepOut,
  getPrototypeOf: keepOut,
  getOwnPropertyDescriptor: keepOut,
} as const;

/** Values that no operation accepts, and that are costly or dangerous to read. */
const hostile: Readonly<Record<string, unknown>> = {
  '200,000 unknown members': { name: 'x', ...members(200_000) },
  '100,000 empty objects': Array.from({ length: 100_000 }, () => ({})),
  'a member name of 9 MB': { name: 'x', ['k'.repeat(9_000_000)]: 1 },
  'a text of 9 MB': 'a'.repeat(9_000_000),
  'a proxy that throws': new Proxy({}, everyTrap),
  'a proxy of a list': new Proxy([], everyTrap),
  'a revoked proxy': (() => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  })(),
  'a getter that throws': {
    get name() {
      return keepOut();
    },
  },
  'a list with a getter that throws': Object.defineProperty([1], 0, { get: keepOut }),
  'a symbol': Symbol('s'),
  'a function': () => undefined,
  'a bigint': 5n,
};

const isSmall = ({ message, issues = [] }: AssistantError) => {
  expect(message.length).toBeLessThanOrEqual(2_000);
  expect(issues.length).toBeLessThanOrEqual(21);
  for (const issue of issues) expect(JSON.stringify(issue).length).toBeLessThan(1_000);
};

type Call = (...given: unknown[]) => PromiseLike<{ isOk(): boolean; error?: unknown }>;

const callable = Object.entries<OperationRow>(operations).flatMap(([name, { pagesOf }]) =>
  pagesOf === undefined ? [name] : [],
);

it.each(callable)('%s fails with invalidInput', async (operation) => {
  const [group = '', method = ''] = operation.split('.');
  const { provider } = createAgreeableProvider();
  const call = untyped<Readonly<Record<string, Record<string, Call>>>>(provider)[group]?.[method];
  for (const [what, value] of Object.entries(hostile))
    for (const given of [[value], ['a-1', value], ['a-1', 'b-1', value], [value, value, value]]) {
      const result = await call?.(...given);
      // An argument that this operation does not have.
      if (result?.isOk()) continue;
      const error = untyped<AssistantError>(result?.error);
      expect([what, error.kind]).toEqual([what, 'invalidInput']);
      isSmall(error);
    }
});

it('an issue says that more rules are broken', async () => {
  const draft = { name: 'x', ...members(25) };
  const error = (await scriptedProvider().assistants.create(draft))._unsafeUnwrapErr();

  expect(error.issues).toHaveLength(21);
  expect(error.issues?.[19]).toMatchObject({ field: 'draft.k19', rule: 'unknownField' });
  expect(error.issues?.[20]).toEqual({
    field: 'draft',
    rule: 'more',
    message: 'more than 20 rules are broken; the others are not listed',
  });
});

it('exactly 20 issues are all there are', async () => {
  const draft = { name: 'x', ...members(20) };
  const error = (await scriptedProvider().assistants.create(draft))._unsafeUnwrapErr();
  expect(error.issues?.map(({ rule }) => rule)).toEqual(Array(20).fill('unknownField'));
});

it('a record with more wrong entries has as many issues', () => {
  const issues = parse(record(text(), text()), members(30), 'tags')._unsafeUnwrapErr();
  expect(issues).toHaveLength(21);
  expect(issues[0]).toMatchObject({ field: 'tags["k0"]', rule: 'type' });
});

describe('an iteration', () => {
  it.each(Object.keys(hostile))('yields an error for %s as its query', async (what) => {
    const entries = [];
    for await (const entry of scriptedProvider().assistants.all(untyped(hostile[what])))
      entries.push(entry._unsafeUnwrapErr());
    expect(entries.map(({ kind }) => kind)).toEqual(['invalidInput']);
    entries.forEach(isSmall);
  });

  it('yields an error if its query can be read only once', async () => {
    let reads = 0;
    const query = {
      get pageSize() {
        if ((reads += 1) > 1) keepOut();
        return 10;
      },
    };
    const list = () => okAsync({ items: [anAssistant()], nextCursor: 'p2' });
    const kinds: string[] = [];
    for await (const entry of scriptedProvider({ assistants: { list } }).assistants.all(query))
      kinds.push(entry.isOk() ? 'ok' : entry.error.kind);
    expect(kinds).toEqual(['ok', 'invalidInput']);
  });
});

describe('the helpers', () => {
  const failed = createAssistantError({
    kind: 'timeout',
    vendor: 'scripted',
    operation: 'assistants.create',
    message: 'late',
    effect: 'maybe',
  });
  /** It looks like a provider until it is used. */
  const pretender = untyped<AssistantProvider>({ vendor: 'scripted', assistants: {} });
  const provider = scriptedProvider();

  it.each(Object.keys(hostile))('fail with invalidInput for %s', async (what) => {
    const value = hostile[what];
    const errors = [
      await waitForStatus(untyped(value), 'a-1', 'active'),
      await waitForStatus(provider, 'a-1', untyped<'active'>(value)),
      await waitForStatus(provider, 'a-1', 'active', untyped(value)),
      await waitForStatus(provider, untyped(value), 'active'),
      await findPossiblyCreated(untyped(value), { name: 'x' }, failed),
      await findPossiblyCreated(provider, untyped(value), failed),
      await findPossiblyCreated(provider, { name: 'x' }, untyped(value)),
      await findPossiblyCreated(provider, { name: 'x' }, failed, untyped(value)),
      requireFeatures(untyped<AssistantProvider>(value), 'queues'),
      requireFeatures(provider, untyped<'queues'>(value)),
    ].map((result) => (result.isErr() ? result.error : undefined));
    const kinds = errors.map((error) => error?.kind);
    expect(new Set(kinds)).toEqual(
      // A draft with other members than a name is fine.
      new Set(kinds.includes(undefined) ? ['invalidInput', undefined] : ['invalidInput']),
    );
    for (const error of errors) if (error) isSmall(error);
  });

  it('fail with unknown for a provider that throws', async () => {
    const errors = [
      await waitForStatus(pretender, 'a-1', 'active'),
      await findPossiblyCreated(pretender, { name: 'x' }, failed),
      requireFeatures(pretender, 'queues'),
    ].map((result) => result._unsafeUnwrapErr());
    expect(errors.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('pass on an AssistantError that a provider throws', async () => {
    const throwing = new Proxy(provider, {
      get: (target, name, receiver) => {
        if (name === 'limits') throw failed;
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
    const found = await findPossiblyCreated(throwing, { name: 'x' }, failed);
    expect(found._unsafeUnwrapErr()).toBe(failed);
  });
});
