/** The report of a plan: what it says, that no text becomes markup, and that a program can read it. */
import { createHash } from 'node:crypto';
import type { JsonValue } from '@assistant-provider/core';
import { initMap, parsePlan, type Plan, type RunReport } from '@assistant-provider/reconcile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planHtml, planMarkdown } from '../src/report/plan-report.js';
import { clear, fold, section } from '../src/report/blocks.js';
import { markdownOf } from '../src/report/markdown.js';
import { longestShown, textOf } from '../src/report/document.js';
import { planDocument } from '../src/report/plan-document.js';
import { schemes } from '../src/report/colours.js';
import { bigPlan, mixedPlan } from './browser/plans.js';
import { attribute, elements, parsePage, textContent, type PageNode } from './page-tree.js';
import { anyPlan } from './plans.js';
import { openShell } from './shell.js';

const rootOf = (plan: Plan) => parsePage(planHtml(plan)).root;

/** The names and attributes of all elements, without what stands in them. */
const skeletonOf = (node: PageNode): readonly unknown[] =>
  elements(node, '*', isLosses).flatMap(({ nodeName, attrs = [] }) =>
    // A path may have any number of slashes, each of which may end a line.
    nodeName === 'wbr' ? [] : [[nodeName, attrs.map(({ name }) => name)]],
  );

/** The rows of losses depend on which texts are the same. */
const isLosses = (node: PageNode): boolean => attribute(node, 'aria-labelledby') === 'losses';

/** Replaces any text by a letter, but leaves what the page folds as long as it is. */
const neutral = (name: string, value: unknown): unknown => {
  if (['verdict', 'change', 'assistant', 'key'].includes(name) || value === '') return value;
  if (['before', 'after'].includes(name)) {
    const text = textOf(value as JsonValue);
    if (text.length > longestShown) return text;
  }
  return typeof value === 'string' && value.length <= longestShown ? 'x' : value;
};

describe('any text in any field', () => {
  it('is read back from the data of the page', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const data = elements(rootOf(plan), 'script');
        expect(data).toHaveLength(1);
        expect(parsePlan(textContent(data[0] as PageNode))._unsafeUnwrap()).toEqual(plan);
      }),
    );
  });

  it('never becomes an element, an attribute, an address or an error of the parser', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { root, errors } = parsePage(planHtml(plan));
        expect(errors).toEqual([]);
        const all = elements(root, '*');
        const names = new Set(all.flatMap(({ attrs = [] }) => attrs.map(({ name }) => name)));
        for (const name of ['src', 'style', 'action', 'onerror', 'onmouseover', 'xlink:href'])
          expect(names).not.toContain(name);
        for (const node of all)
          if (attribute(node, 'href') !== undefined)
            expect(attribute(node, 'href')).toMatch(/^#[a-z]+(?:-\d+)?$/);
        const ids = new Set(all.map((node) => attribute(node, 'id')));
        for (const node of elements(root, 'a'))
          expect(ids).toContain(attribute(node, 'href')?.slice(1));
      }),
    );
  });

  it('leaves the structure of the page as it is', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const plain = JSON.parse(JSON.stringify(plan, neutral)) as Plan;
        expect(skeletonOf(rootOf(plan))).toEqual(skeletonOf(rootOf(plain)));
      }),
    );
  });

  it('is shown, with invisible characters as their numbers', () => {
    const reason = 'a\u202eb <i>&amp;</i>\u0000';
    const [plan] = fc.sample(anyPlan, { numRuns: 1, seed: 1 }) as [Plan];
    const shown = textContent(
      rootOf({ ...plan, tasks: [{ field: 'f', object: reason, text: '' }] }),
    );
    expect(shown).toContain('a\\u202eb <i>&amp;</i>\\u0000');
  });

  it('is neither markup nor a mention in Markdown', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const bare = planMarkdown(plan).replaceAll(/^(`{3,})\n[^]*?\n\1$/gm, '');
        expect(bare).not.toMatch(/<(?!\/?(?:strong|code|em|details|summary)>)/);
        expect(bare).not.toMatch(/@|:\/\/|[\p{Cc}\u2028\u2029\u202e](?<!\n)/u);
        for (const [table] of bare.matchAll(/(?:^\| .*\n)+/gm)) {
          const widths = table
            .trimEnd()
            .split('\n')
            .map((row) => row.split(/(?<!\\)\|/).length);
          expect(new Set(widths).size, table).toBe(1);
        }
      }),
    );
  });
});

/** A plan of the emulators that has questions, losses and tasks. */
async function movedPlan() {
  const shell = await openShell();
  await shell.assistants('snapshot', 'genesys', 'dev.assistants.yaml');
  await shell.assistants('plan', 'dev.assistants.yaml', 'qconnect', '--out', 'plan.json');
  const plan = parsePlan(await shell.read('plan.json'))._unsafeUnwrap();
  return { ...shell, plan };
}

describe('the page of a plan', () => {
  it('says first what a person must do, and last what a program reads', async () => {
    const { plan } = await movedPlan();
    const root = rootOf(plan);
    expect(elements(root, 'h1')).toHaveLength(1);
    expect(elements(root, 'h2').map((node) => attribute(node, 'id'))).toEqual([
      'questions',
      ...(plan.obstacles.length > 0 ? ['obstacles'] : []),
      'losses',
      'tasks',
      'irreversible',
      'forecast',
      'assistants',
      'unseen',
      'plan',
    ]);
    expect(
      elements(root, 'body')[0]
        ?.childNodes?.filter(({ attrs }) => attrs)
        .at(-1)?.nodeName,
    ).toBe('script');
    const lines = elements(root, 'pre').map(textContent).join('\n');
    for (const each of plan.questions)
      for (const line of initMap({ questions: [each] })
        ._unsafeUnwrap()
        .split('\n')
        .slice(2))
        expect(lines).toContain(line);
  });

  it('has headings without gaps, unique ids, and tables that say what they are', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const root = rootOf(plan);
        expect(attribute(elements(root, 'html')[0] as PageNode, 'lang')).toBe('en');
        const all = elements(root, '*');
        const levels = all
          .flatMap(({ nodeName }) => /^h(\d)$/.exec(nodeName)?.[1] ?? [])
          .map(Number);
        levels.reduce((before, level) => {
          expect(level - before).toBeLessThanOrEqual(1);
          return level;
        }, 0);
        const ids = all.flatMap((node) => attribute(node, 'id') ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        for (const node of elements(root, 'section'))
          expect(['', ...ids]).toContain(attribute(node, 'aria-labelledby') ?? '');
        for (const node of elements(root, 'table')) {
          expect(elements(node, 'caption')).toHaveLength(1);
          for (const head of elements(node, 'th'))
            expect(['row', 'col']).toContain(attribute(head, 'scope'));
        }
      }),
    );
  });

  it('allows its own style, and nothing else', async () => {
    const { plan } = await movedPlan();
    const root = rootOf(plan);
    const style = textContent(elements(root, 'style')[0] as PageNode);
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = elements(root, 'meta').find(
      (node) => attribute(node, 'http-equiv') === 'Content-Security-Policy',
    );
    expect(attribute(policy as PageNode, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(style).not.toMatch(/url\(|@import|</);
    expect(attribute(elements(root, 'script')[0] as PageNode, 'type')).toBe('application/json');
  });

  it('is the same bytes for the same plan', async () => {
    const { plan } = await movedPlan();
    expect(planHtml(plan)).toBe(planHtml(structuredClone(plan)));
    expect(planMarkdown(plan)).toBe(planMarkdown(structuredClone(plan)));
  });
});

describe('the Markdown of a plan', () => {
  it('leaves out the fields of each assistant if it is too long for a comment on GitHub', () => {
    const long = planMarkdown(bigPlan);
    expect(long.length).toBeLessThanOrEqual(65_536);
    expect(long).toContain('The details are left out');
    expect(long).toContain('| Desk 40 |');
    expect(planMarkdown(mixedPlan)).not.toContain('The details are left out');
  });

  it('folds what stays, with a summary that has no backslashes', () => {
    const summaries = [...planMarkdown(mixedPlan).matchAll(/<summary>(.*)<\/summary>/g)];
    expect(summaries.map(([, text]) => text)).toEqual(['4 fields that stay as they are']);
    const folded = markdownOf({
      ...planDocument(mixedPlan),
      sections: [section('a', 'A', fold('1, 2 & <b>', clear('none')))],
    });
    expect(folded).toContain('<summary>1&#44; 2 &#38; &#60;b&#62;</summary>');
  });
});

describe.each(Object.entries(schemes))('the %s colours', (_, scheme) => {
  it('have the contrast that WCAG 2.2 asks of text at level AA', () => {
    const { background, raised, text, quiet, link, tones } = scheme;
    const pairs = Object.values(tones);
    for (const colour of [text, quiet, link, ...pairs.map(([each]) => each)])
      for (const behind of [background, raised])
        expect(contrast(colour, behind), `${colour} on ${behind}`).toBeGreaterThanOrEqual(4.5);
    for (const [colour, behind] of pairs)
      for (const each of [colour, quiet])
        expect(contrast(each, behind), `${each} on ${behind}`).toBeGreaterThanOrEqual(4.5);
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('assistants report', () => {
  it('writes a page, Markdown or JSON, by the name of the file', async () => {
    const { assistants, read, plan } = await movedPlan();
    const written = await assistants('report', 'plan.json', 'plan.html');
    expect(written).toMatchObject({ exitCode: 0, stderr: 'written to plan.html\n' });
    expect(await read('plan.html')).toBe(planHtml(plan));
    await assistants('report', 'plan.json', 'plan.md');
    expect(await read('plan.md')).toBe(planMarkdown(plan));
    expect((await assistants('report', 'plan.json', '--format', 'markdown')).stdout).toBe(
      planMarkdown(plan),
    );
    const json = await assistants('report', 'plan.json', '--json');
    expect(JSON.parse(json.stdout)).toEqual(plan);
  });

  it('ends with 3 for a verdict that a pipeline does not accept', async () => {
    const { assistants } = await movedPlan();
    const report = (...verdicts: string[]) =>
      assistants('report', 'plan.json', 'plan.html', '--fail-on', ...verdicts);
    const failed = await report('dropped', 'asked');
    expect(failed.exitCode).toBe(3);
    expect(failed.stderr).toContain('dropped: ');
    expect(failed.stderr).toContain('asked: ');
    expect((await report('lost')).exitCode).toBe(2);
    expect((await assistants('report', 'plan.json', '--format', 'pdf')).exitCode).toBe(2);
    expect((await assistants('report', 'assistants.config.yaml')).exitCode).toBe(2);
  });

  it('comes with a move as well', async () => {
    const { assistants, read } = await openShell();
    const move = ['move', '--from', 'qconnect', '--to', 'genesys'];
    await assistants(...move, '--report', 'move.html', '--out', 'move.json');
    const plan = parsePlan(await read('move.json'))._unsafeUnwrap();
    expect(await read('move.html')).toBe(planHtml(plan));
  });

  it('says how a run ended, and what stopped it', async () => {
    const { assistants, genesys, read, write } = await openShell();
    await assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const text = await read('dev.assistants.yaml');
    await write('dev.assistants.yaml', text.replace('Travel desk', '<b>Voyage</b>'));
    await assistants('plan', 'dev.assistants.yaml', 'genesys', '--out', 'plan.json');
    genesys.faults.add({ operation: 'patchAssistant', effect: { kind: 'status', status: 400 } });
    const failed = await assistants(
      ...['apply', 'plan.json', 'genesys', '--confirm', 'genesys', '--report', 'run.html'],
    );
    expect(failed.exitCode).toBe(5);
    const { root, errors } = parsePage(await read('run.html'));
    expect(errors).toEqual([]);
    expect(textContent(elements(root, 'h2')[0] as PageNode)).toBe('Problems (1)');
    const run = JSON.parse(textContent(elements(root, 'script')[0] as PageNode)) as RunReport;
    expect(run).toMatchObject({ outcome: 'failed', problems: [{ step: 'travel-desk/update' }] });
    genesys.faults.clear();
    const resumed = ['resume', run.runId, 'genesys', '--report', 'run.md'];
    expect(await assistants(...resumed)).toMatchObject({ exitCode: 0 });
    expect(await read('run.md')).toContain('There was none');
  });

  it('does not count what a person has accepted', async () => {
    const { assistants } = await movedPlan();
    await assistants(
      ...['plan', 'dev.assistants.yaml', 'qconnect', '--out', 'plan.json'],
      ...['--accept-loss', '*'],
    );
    expect(
      (await assistants('report', 'plan.json', 'plan.html', '--fail-on', 'dropped')).exitCode,
    ).toBe(0);
  });
});
