/** What the guide shows for vendors that are not like Acme: turns, and versions. */

import type { DriverReply } from '@assistant-provider/core/adapter';
import {
  createProvider,
  type AssistantDriver,
  type Invoke,
} from '@assistant-provider/core/adapter';
import { policiesOf } from '@assistant-provider/policies';
import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { createAcmeDriver } from '../../src/index.js';
import { createTurns } from './turns.js';
import { change, remove, type VersionedObject } from './versions.js';

interface Helper {
  readonly title: string;
  readonly labels: readonly string[];
}

/** A vendor with one helper, of which each change makes a new version. */
function versionedVendor() {
  const vendor = {
    helper: { title: 'Returns desk', labels: [] } as Helper | undefined,
    version: 1,
    /** How many answers to writes get lost on their way. */
    lost: 0,
    /** Happens between the next read and the write after it. */
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
    remove: (etag, onTry, context) =>
      context.request({ name: 'DELETE', writes: true, repeatable: true }, (attempt) => {
        onTry(attempt);
        vendor.seen.push('DELETE');
        return guarded(etag, context, () => undefined);
      }),
  };
  const guarded = (
    etag: string,
    context: Parameters<typeof object.read>[0],
    changed: (helper: Helper) => Helper | undefined,
  ): DriverReply<void> => {
    // As RFC 9110 has it: a precondition fails of what is gone as well.
    if (!vendor.helper || etag !== String(vendor.version))
      return errAsync(context.error({ kind: 'conflict', message: 'stale', status: 412 }));
    set(changed(vendor.helper));
    if (vendor.lost === 0) return okAsync();
    vendor.lost -= 1;
    return errAsync(
      context.error({ kind: 'unavailable', message: 'lost', retry: 'transient', effect: 'maybe' }),
    );
  };
  const driver = {
    ...createAcmeDriver({ apiKey: 'unused', baseUrl: 'https://acme.example' }),
    native: (invoke: Invoke) => ({
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
    }),
  } satisfies AssistantDriver;
  const clock = { now: () => 0, sleep: () => Promise.resolve() };
  const { native } = createProvider(
    driver,
    policiesOf({ clock, timeoutMs: false, tryTimeoutMs: false }),
  );
  return { vendor, native, set };
}

it('given somebody who is faster, then it looks again and loses neither change', async () => {
  const { vendor, native, set } = versionedVendor();
  vendor.meanwhile = () => set({ title: 'Returns', labels: ['theirs'] });
  const labelled = await native.label('ours');
  expect(labelled._unsafeUnwrap()).toEqual({ title: 'Returns', labels: ['theirs', 'ours'] });
});

it('given a change whose answer got lost, then a 412 makes it look, and all is done', async () => {
  const { vendor, native } = versionedVendor();
  vendor.lost = 1;
  const labelled = await native.label('ours');
  expect(labelled._unsafeUnwrap().labels).toEqual(['ours']);
  expect(vendor.seen).toEqual(['GET', 'PATCH', 'PATCH', 'GET']);
});

it('given a deletion whose answer got lost, then gone is done', async () => {
  const { vendor, native } = versionedVendor();
  vendor.lost = 1;
  expect((await native.remove()).isOk()).toBe(true);
  expect(vendor.seen).toEqual(['GET', 'DELETE', 'DELETE', 'GET']);
});

it('given that somebody else deleted it, then it is not found', async () => {
  const { vendor, native, set } = versionedVendor();
  vendor.meanwhile = () => set(undefined);
  expect((await native.remove())._unsafeUnwrapErr().kind).toBe('notFound');
  expect((await native.remove())._unsafeUnwrapErr().kind).toBe('notFound');
});

it('given changes of one assistant at once, then they take turns; of another, they do not', async () => {
  const inTurn = createTurns();
  const seen: string[] = [];
  const work = (name: string) => () =>
    new ResultAsync(
      (async () => {
        seen.push(`${name} reads`);
        await new Promise<void>((resolve) => setImmediate(resolve));
        seen.push(`${name} writes`);
        return okAsync();
      })(),
    );
  await Promise.all([inTurn('1', work('first')), inTurn('1', work('second'))]);
  expect(seen).toEqual(['first reads', 'first writes', 'second reads', 'second writes']);

  seen.length = 0;
  await Promise.all([inTurn('1', work('one')), inTurn('2', work('other'))]);
  expect(seen).toEqual(['one reads', 'other reads', 'one writes', 'other writes']);
});
