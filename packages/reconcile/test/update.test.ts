/** `updateManifestText` changes values and keeps what people wrote around them. */
import {
  parseManifest,
  updateManifestText,
  type Manifest,
  type ManifestAssistant,
} from '@assistant-provider/reconcile';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalManifest } from '../src/manifest/canonical.js';
import { manifest } from './arbitrary.js';
import { read } from './manifests.js';

const text = `# Owned by the contact centre team.
format: 1

assistants:
  # The first one that we had.
  returns:
    name: 'Returns desk' # as agents see it
    tags: { team: returns }

    queues:
      # Germany
      - queue: Rückgabe
        mediaTypes: [call]
      # The rest of the world
      - queue: Returns
        mediaTypes: [call, email] # not message
  # To be removed soon.
  sales:
    name: Sales desk
# The end.
`;

const desk = (change: (assistant: ManifestAssistant) => ManifestAssistant): Manifest => {
  const { format, assistants } = read(text);
  return {
    format,
    assistants: { ...assistants, returns: change(assistants['returns'] as ManifestAssistant) },
  };
};
const updated = (value: Manifest, of = text): string =>
  updateManifestText(of, value)._unsafeUnwrap();

it('leaves a text as it is if no value differs, but for the order of lists', () => {
  const value = read(text);
  expect(updated(value, updated(value))).toBe(updated(value));
  expect(updated(value)).toContain("name: 'Returns desk' # as agents see it");
});

it('changes one value and keeps its comment', () => {
  const after = updated(desk((before) => ({ ...before, name: 'Returns and refunds' })));
  expect(after).toContain('    name: Returns and refunds # as agents see it\n');
  expect(after).toContain('# Owned by the contact centre team.\n');
  expect(after).toContain('# The end.\n');
});

it('moves the comment of an entry along with the entry', () => {
  const after = updated(
    desk((before) => ({
      ...before,
      queues: [...(before.queues ?? []), { queue: 'Claims', mediaTypes: ['message'] }],
    })),
  );
  expect(after).toContain(`    queues:
      - queue: Claims
        mediaTypes: [ message ]
      # The rest of the world
      - queue: Returns
        mediaTypes: [ call, email ] # not message
      # Germany
      - queue: Rückgabe
        mediaTypes: [ call ]
`);
});

it('removes an assistant with its comment, and nothing else', () => {
  const {
    format,
    assistants: { sales, ...rest },
  } = read(text);
  const after = updated({ format, assistants: rest });
  expect(sales).toBeDefined();
  expect(after).not.toContain('sales');
  expect(after).toContain('# The first one that we had.');
});

it('adds a member where people expect it', () => {
  const after = updated(desk((before) => ({ ...before, description: 'For returns' })));
  expect(after).toContain('# as agents see it\n    description: For returns\n    tags:');
});

it('repeats a value that an alias named, since only one place may change', () => {
  const aliased = `format: 1\nassistants:\n  a: { name: &n Desk, description: *n }\n`;
  const after = updated(
    { format: 1, assistants: { a: { name: 'Desk', description: 'All' } } },
    aliased,
  );
  expect(read(after).assistants['a']).toEqual({ name: 'Desk', description: 'All' });
  expect(after).not.toMatch(/[&*]n/);
});

it('keeps any comment beside any value', () => {
  fc.assert(
    fc.property(manifest, manifest, (before, after) => {
      const commented = `# top\nformat: 1 # beside\n# above\nassistants:${Object.keys(before.assistants).length === 0 ? ' {}' : ''}\n${Object.keys(
        before.assistants,
      )
        .map((key) => `  # of an assistant\n  ${JSON.stringify(key)}:\n    name: before # beside\n`)
        .join('')}# end\n`;
      const result = updated(after, commented);
      expect(result).toMatch(/^# top\nformat: 1 # beside\n# above\nassistants:/);
      expect(canonicalManifest(read(result))).toEqual(canonicalManifest(after));
      const kept = Object.keys(after.assistants).filter((key) => key in before.assistants);
      expect(result.split('# of an assistant')).toHaveLength(kept.length + 1);
    }),
    { numRuns: 200 },
  );
});

it('fails if the text cannot be parsed', () => {
  const error = updateManifestText('a: [', read(text))._unsafeUnwrapErr();
  expect(error.issues[0]?.rule).toBe('syntax');
  expect(parseManifest('a: [').isErr()).toBe(true);
});

it('takes the place of a text that holds nothing', () => {
  expect(updated(read(text), '')).toContain('format: 1\nassistants:');
});
