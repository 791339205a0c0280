/** Known secrets in what a vendor shows of its assistants: none reaches the store, the ledger or the report. */
import { describe, expect, it } from 'vitest';
import { apply, resume, rollback } from '../../src/apply/apply.js';
import { createJournal } from '../../src/journal/journal.js';
import { createStoreLedger } from '../../src/ledger/ledger-log.js';
import { plan } from '../../src/plan/make-plan.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import type { RunStore } from '../../src/run-store/run-store.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { emptyEstate, furnish, type Desk } from '../desks.js';

const secret = 'c9"1\\e<7/ü-the-client-secret';
const desk: Desk = {
  ...{ name: 'Returns desk', description: 'Calm', tags: { team: 'returns' } },
  ...{ bases: [], queues: [], users: [], prompts: [], roles: [], settings: 'calm' },
};

/** The text of the journal and of the ledger. */
async function storedIn(store: RunStore): Promise<string> {
  const names = (await store.list())._unsafeUnwrap().filter((name) => !name.endsWith('.plan'));
  const logs = await Promise.all(
    names.map(async (name) => (await store.read(name))._unsafeUnwrap()),
  );
  return logs.flatMap(({ lines }) => lines).join('\n');
}

async function prepared() {
  const [source, target] = [emptyEstate(), emptyEstate('two')];
  await furnish(source, [desk]);
  await furnish(target, [{ ...desk, description: `Says ${secret}` }], 'two');
  const { manifest } = (await snapshot(source))._unsafeUnwrap();
  const made = (await plan(manifest, target))._unsafeUnwrap();
  const store = createMemoryRunStore();
  const options = { store, ledger: createStoreLedger(store), secrets: [secret], graceMs: 0 };
  return { store, target, plan: made, options };
}

const masksIn = (text: string) => text.split('[redacted]').length - 1;

describe('a secret in the state before a step', () => {
  it('is masked in the journal', async () => {
    const { store, target, plan: made, options } = await prepared();
    const report = (await apply(made, target, { ...options, runId: 'one' }))._unsafeUnwrap();
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    const text = await storedIn(store);
    expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(masksIn(text)).toBeGreaterThan(0);
  });

  it('keeps a rollback from restoring the mask', async () => {
    const { target, plan: made, options } = await prepared();
    (await apply(made, target, { ...options, runId: 'one' }))._unsafeUnwrap();
    const report = (await rollback('one', target, options))._unsafeUnwrap();
    expect(report.outcome).toBe('unclear');
    expect(report.problems).toMatchObject([
      { kind: 'unclear', message: expect.stringContaining('restore it by hand') as string },
    ]);
    const shown = JSON.stringify((await snapshot(target))._unsafeUnwrap().manifest);
    expect(shown).not.toContain('[redacted]');
    const skip = report.problems.map(({ step }) => step);
    const skipped = (await rollback('one', target, { ...options, skip }))._unsafeUnwrap();
    expect(skipped).toMatchObject({ outcome: 'rolledBack', problems: [] });
  });

  it('is asked about if the step was interrupted', async () => {
    const { store, target, plan: made, options } = await prepared();
    const [adopt, update] = made.steps;
    const id = made.assistants[0]?.id ?? '';
    const start = { run: 'one', plan: made.hash, vendor: 'memory', account: 'default' };
    const stored = store.append('run/one.plan', [JSON.stringify(made)], { expectedSequence: 0 });
    (await stored)._unsafeUnwrap();
    const journal = (await createJournal(store, start, options))._unsafeUnwrap();
    (await journal.begin(adopt?.id ?? '', { before: null }))._unsafeUnwrap();
    (await journal.end(adopt?.id ?? '', { id }))._unsafeUnwrap();
    const before = { description: `Says ${secret}` };
    (await journal.begin(update?.id ?? '', { before }))._unsafeUnwrap();
    for (const goOn of [resume, rollback]) {
      const report = (await goOn('one', target, options))._unsafeUnwrap();
      expect(report).toMatchObject({ outcome: 'unclear', problems: [{ kind: 'unclear' }] });
      expect(JSON.stringify(report)).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
    expect(await storedIn(store)).not.toContain(JSON.stringify(secret).slice(1, -1));
  });
});

describe('a key of the ledger', () => {
  it('is stored as it is, even if it contains the text of a secret, and masked in the report', async () => {
    const { target, plan: made, options } = await prepared();
    const [key = ''] = made.assistants.map((each) => each.key);
    const secrets = [key.slice(0, 5), 'default'];
    const applied = await apply(made, target, { ...options, secrets, runId: 'one' });
    const { identities } = applied._unsafeUnwrap();
    expect(identities).toMatchObject([{ key: `[redacted]${key.slice(5)}` }]);
    const { pairs } = (await options.ledger.read())._unsafeUnwrap();
    expect(pairs).toMatchObject([{ key, account: 'default', id: made.assistants[0]?.id }]);
  });
});

describe('a secret that is found out during the run', () => {
  it('is masked after that', async () => {
    const { store, target, plan: made, options } = await prepared();
    const secrets: string[] = [];
    const onProgress = () => {
      if (secrets.length === 0) secrets.push(secret);
    };
    (await apply(made, target, { ...options, secrets, onProgress, runId: 'one' }))._unsafeUnwrap();
    expect(await storedIn(store)).not.toContain(JSON.stringify(secret).slice(1, -1));
  });
});
