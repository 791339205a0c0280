/** Secrets in what the command writes: masked in every form, before anything is cut. */
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskOf } from '../src/output/masked.js';
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
          expect(maskOf([one])(`[${text}]`)).toMatch(/^\["?\*\*\*"?\]$/);
      }),
    );
  });

  it('leaves nothing of a longer one that contains it', () => {
    expect(maskOf(['kk77', 'kk77-long'])('key kk77-long')).toBe('key ***');
  });

  it('is masked as soon as it is known', () => {
    const secrets = ['first-secret'];
    const mask = maskOf(secrets);
    mask('first-secret');
    secrets.push('second-secret');
    expect(mask('first-secret second-secret')).toBe('*** ***');
  });

  it('is masked in a table that is too narrow for it', async () => {
    const stdout = new PassThrough();
    const io = {
      stdout,
      stdoutColumns: 20,
      stderr: new PassThrough(),
      env: {},
      stdin: new PassThrough(),
    };
    const output = createOutput(io as never, { json: false, secrets: ['secret-of-the-account'] });
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
