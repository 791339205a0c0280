/** The recipes of the guide for vendors that differ from Acme: versions, and whole lists. */
import { orThrow } from '@assistant-provider/core';
import { createKeyedLock } from '@assistant-provider/adapter-kit';
import {
  createProvider,
  type AssistantDriver,
  type DriverContext,
  type DriverReply,
  type Invoke,
} from '@assistant-provider/core/adapter';
import { policiesOf } from '@assistant-provider/policies';
import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { createAcmeDriver } from '../../src/index.js';
import { change, remove, type VersionedObject } from './versions.js';
import { addItem, type WholeList } from './whole-lists.js';

/** The native operations of a provider whose requests are retried without a delay. */
function nativeOf<N>(native: (invoke: Invoke) => N): N {
  const driver = {
    ...createAcmeDriver({ apiKey: 'unused', baseUrl: 'https://acme.example' }),
    native,
  } satisfies AssistantDriver;
  const clock = { now: () => 0, sleep: () => Promise.resolve() };
  const policies = policiesOf({ clock, timeoutMs: false, tryTimeoutMs: false });
  return createProvider(driver, policies).native;
}

interface Helper {
  readonly title: string;
  readonly labels: readonly string[];
}

/** A vendor with one helper. Each change makes a new version of it. */
function versionedVendor() {
  const vendor = {
    helper: { title: 'Returns desk', labels: [] } as Helper | undefined,
    version: 1,
    /** How many responses to writes get lost. */
    lost: 0,
    /** Runs between the next read and the write after it. */
    meanwhile: () => undefined as void,
    seen: [] as string[],
  };
  const set = (helper: Helper | undefined) => {
    vendor.helper = helper;
    vendor.version += 1;
  };
  const object: VersionedObject<Helper> = {
    read: (context) =>
      context.request({ name: 'GET', writes: false }, () => {
        vendor.seen.push('GET');
        const { helper, version } = vendor;
        if (!helper)
          return errAsync(context.error({ kind: 'notFound', message: 'gone', status: 404 }));
        vendor.meanwhile();
        vendor.meanwhile = () => undefined;
        return okAsync({ value: helper, etag: String(version) });
      }),
    write: (etag, patch, context) =>
      context.request({ name: 'PATCH', writes: true, repeatable: true }, () => {
        vendor.seen.push('PATCH');
        return guarded(etag, context, (helper) => ({ ...helper, ...patch })).map(
          () => vendor.helper ?? { title: '', labels: [] },
        );
      }),
    remove: (etag, onAttempt, context) =>
      context.request({ name: 'DELETE', writes: true, repeatable: true }, (attempt) => {
        onAttempt(attempt);
        vendor.seen.push('DELETE');
        return guarded(etag, context, () => undefined);
      }),
  };
  const guarded = (
    etag: string,
    context: DriverContext,
    changed: (helper: Helper) => Helper | undefined,
  ): DriverReply<void> => {
    // RFC 9110: the precondition also fails if the object does not exist.
    if (!vendor.helper || etag !== String(vendor.version))
      return errAsync(context.error({ kind: 'conflict', message: 'stale', status: 412 }));
    set(changed(vendor.helper));
    if (vendor.lost === 0) return okAsync();
    vendor.lost -= 1;
    return errAsync(
      context.error({ kind: 'unavailable', message: 'lost', retry: 'transient', effect: 'maybe' }),
    );
  };
  const native = nativeOf((invoke) => ({
    label: (label: string) =>
      invoke({ operation: 'native.label', writes: true }, (context) =>
        change(
          object,
          ({ labels }) => (labels.includes(label) ? undefined : { labels: [...labels, label] }),
          context,
        ),
      ),
    remove: () =>
      invoke({ operation: 'native.remove', writes: true }, (context) => remove(object, context)),
  }));
  return { vendor, native, set };
}

/** A vendor that holds a list for each assistant and replaces it whole. */
function listVendor() {
  const lists = new Map<string, readonly string[]>();
  const seen: string[] = [];
  const respond = <T>(value: T): DriverReply<T> =>
    ResultAsync.fromSafePromise(new Promise<T>((resolve) => setImmediate(() => resolve(value))));
  const list: WholeList = {
    read: (assistantId, context) =>
      context.request({ name: 'GET', writes: false }, () => {
        seen.push(`read ${assistantId}`);
        return respond(lists.get(assistantId) ?? []);
      }),
    replace: (assistantId, items, context) =>
      context.request({ name: 'PUT', writes: true, repeatable: true }, () => {
        seen.push(`replace ${assistantId}`);
        lists.set(assistantId, items);
        return respond(undefined);
      }),
  };
  const lock = createKeyedLock();
  const native = nativeOf((invoke) => ({
    add: (assistantId: string, item: string) =>
      invoke({ operation: 'native.add', writes: true }, (context) =>
        addItem(list, lock, assistantId, item, context),
      ),
  }));
  return { native, lists, seen };
}

it('change reads again after a 412 and keeps the change of somebody else', async () => {
  const { vendor, native, set } = versionedVendor();
  vendor.meanwhile = () => set({ title: 'Returns', labels: ['theirs'] });
  const labelled = await native.label('ours');
  expect(await orThrow(labelled)).toEqual({ title: 'Returns', labels: ['theirs', 'ours'] });
});

it('change succeeds if the first attempt took effect and its response got lost', async () => {
  const { vendor, native } = versionedVendor();
  vendor.lost = 1;
  const labelled = await native.label('ours');
  expect((await orThrow(labelled)).labels).toEqual(['ours']);
  expect(vendor.seen).toEqual(['GET', 'PATCH', 'PATCH', 'GET']);
});

it('remove succeeds if the first attempt took effect and its response got lost', async () => {
  const { vendor, native } = versionedVendor();
  vendor.lost = 1;
  expect((await native.remove()).isOk()).toBe(true);
  expect(vendor.seen).toEqual(['GET', 'DELETE', 'DELETE', 'GET']);
});

it('remove fails with notFound if somebody else removed the object', async () => {
  const { vendor, native, set } = versionedVendor();
  vendor.meanwhile = () => set(undefined);
  expect((await native.remove())._unsafeUnwrapErr().kind).toBe('notFound');
  expect((await native.remove())._unsafeUnwrapErr().kind).toBe('notFound');
});

it('changes of one assistant wait for each other, changes of two assistants do not', async () => {
  const { native, lists, seen } = listVendor();

  await Promise.all([native.add('1', 'first'), native.add('1', 'second')]);
  expect(lists.get('1')).toEqual(['first', 'second']);
  expect(seen).toEqual(['read 1', 'replace 1', 'read 1', 'replace 1']);

  seen.length = 0;
  await Promise.all([native.add('1', 'third'), native.add('2', 'first')]);
  expect(seen).toEqual(['read 1', 'read 2', 'replace 1', 'replace 2']);
});
