/** Applying plans at the limits of a vendor. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apply } from '../../src/apply/apply.js';
import { manifestFormat, type Manifest } from '../../src/manifest/manifest.js';
import { plan } from '../../src/plan/make-plan.js';
import { createFileRunStore } from '../../src/run-store/file/file-run-store.js';
import { emptyEstate } from '../desks.js';

describe('as many tags as the vendor allows', () => {
  it('leave no place for the mark, and the assistant is created without it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-run-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const estate = emptyEstate();
    const { count } = estate.limits.tags ?? { count: 0 };
    const tags = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`tag-${index}`, 'value']),
    );
    const manifest: Manifest = {
      format: manifestFormat,
      assistants: { desk: { name: 'Desk', tags } },
    };
    const made = (await plan(manifest, estate))._unsafeUnwrap();
    const report = (
      await apply(made, estate, { store: createFileRunStore({ folder }) })
    )._unsafeUnwrap();
    expect(report).toMatchObject({ outcome: 'applied', problems: [] });
    const id = report.identities[0]?.id ?? '';
    expect((await estate.tagging.list(id))._unsafeUnwrap()).toEqual(tags);
  });
});
