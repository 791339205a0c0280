/** Losses of a plan, and what a person has accepted of them. */
import type { Plan } from '@assistant-provider/reconcile';
import { describe, expect, it } from 'vitest';
import { openShell } from './shell.js';

const move = ['move', '--from', 'genesys', '--to', 'qconnect', '--assistant', 'Returns desk'];

describe('an accepted loss', () => {
  it('keeps its verdict, and stands behind the open ones', async () => {
    const { assistants } = await openShell();
    const { stdout } = await assistants(...move, '--accept-loss', '*/aiAgents', '*/parts');
    const lost = [...stdout.matchAll(/^- (\S+?)(?: \(\d+\))?: ([\w ()]+): /gm)].map(
      ([, field = '', mark = '']) => [field, mark],
    );
    expect(lost).toContainEqual(['returns-desk/aiAgents/wrapUpPrediction', 'dropped (accepted)']);
    const accepted = lost.map(([, mark = '']) => mark.endsWith(' (accepted)'));
    expect(accepted).toEqual(accepted.toSorted((one, other) => Number(one) - Number(other)));
    expect(accepted).toContain(false);
  });

  it('is never a field whose question is open', async () => {
    const { assistants } = await openShell();
    const all = [...move, '--accept-loss', '*'];
    expect((await assistants(...all)).stdout).toContain(
      '- returns-desk/aiAgents/summarization: asked: ',
    );
    const { plan } = JSON.parse((await assistants(...all, '--json')).stdout) as { plan: Plan };
    const asked = new Set(plan.questions.flatMap(({ fields }) => fields));
    const fields = plan.assistants.flatMap((each) => each.fields);
    expect(asked.size).toBeGreaterThan(0);
    expect(fields.filter(({ field, accepted }) => asked.has(field) && accepted)).toEqual([]);
  });
});
