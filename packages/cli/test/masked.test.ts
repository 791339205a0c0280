/** Secrets in what the command writes: masked in every form, before anything is cut. */
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked } from '../src/output/masked.js';
import { createOutput } from '../src/output/output.js';
import { jsonInScript, markup } from '../src/report/html.js';

const secret = fc.string({
  unit: fc.constantFrom('k', '7', '"', '\\', '<', '&', "'", '/', '%', '+', 'é', '\u2028'),
  minLength: 4,
  maxLength: 12,
});

const inScript = (text: string) => jsonInScript(JSON.stringify(text)).text;

describe('a secret', () => {
  it('is masked as it is, in JSON, in HTML and in a URL', () => {
    fc.assert(
      fc.property(secret, (one) => {
        for (const text of [
          one,
          JSON.stringify(one),
          inScript(one),
          markup`${one}`.text,
          encodeURIComponent(one),
        ])
          expect(masked(`[${text}]`, [one])).toMatch(/^\["?\*\*\*"?\]$/);
      }),
    );
  });

  it('leaves nothing of a longer one that contains it', () => {
    expect(masked('key kk77-long', ['kk77', 'kk77-long'])).toBe('key ***');
  });

  it('is masked in a table that is too narrow for it', async () => {
    const stdout = new PassThrough();
    Object.assign(stdout, { isTTY: true, columns: 30 });
    const io = { stdout, stderr: new PassThrough(), env: {}, stdin: new PassThrough() };
    const output = createOutput(
      io as never,
      { json: false, secrets: ['secret-of-the-account'] } as never,
    );
    const text = () => 'before secret-of-the-account after';
    await output.table([1], [{ title: 'Message', text }]);
    const rows = output.rows<number>([{ title: 'Message', text }]);
    await rows.add(1);
    await rows.end();
    const shown = String(stdout.read());
    expect(shown).toContain('***');
    expect(shown).not.toContain('secret-of');
  });
});
