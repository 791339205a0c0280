/** Writes what an account has as a manifest. An existing file keeps its keys and comments. */
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  parseManifest,
  snapshot,
  stringifyManifest,
  updateManifestText,
  type Manifest,
} from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { textsOption } from '../option-values.js';
import { usageError, vendorError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { readUserFile, writeUserFile } from '../files.js';
import type { Io } from '../io.js';
import { unknownAssistants } from '../known-names.js';
import { counted } from '../output/counted.js';
import { commandLine } from '../output/next-command.js';
import { noteUnseen } from '../output/unseen.js';

export const run: RunCommand = async ({ args: [name = '', file], options, output, open, io }) => {
  const earlier = file === undefined ? undefined : await earlierText(io, file);
  const account = await open(name);
  const names = textsOption(options, 'assistant');
  const taken = await snapshot(account.provider, {
    account: name,
    signal: io.stop,
    parts: options['parts'] !== false,
    versions: options['versions'] !== false,
    ...(names.length > 0 && { select: { names } }),
    ...(earlier && { earlier: earlier.manifest }),
    onProgress: ({ phase, done, total }) =>
      output.progress(`${phase}: ${done}${total === undefined ? '' : ` of ${total}`}`),
  });
  if (taken.isErr()) throw vendorError(name, taken.error);
  const { manifest, unseen } = taken.value;
  const unknown = await unknownAssistants(account, manifest, names, io.stop);
  if (unknown) throw unknown;
  const count = Object.keys(manifest.assistants).length;
  if (file === undefined) {
    await output.document({ manifest, unseen });
    await output.line(stringifyManifest(manifest).trimEnd());
  } else {
    const form = file.endsWith('.json') ? 'json' : 'yaml';
    const updated = earlier && updateManifestText(earlier.text, manifest);
    const text = updated?.isOk() === true ? updated.value : stringifyManifest(manifest, { form });
    await writeUserFile(io, file, text);
    await output.document({ file, assistants: count, unseen });
    output.remark(`${counted(count, 'assistant')} written to ${file}`);
    output.next(`${commandLine('plan', file)} <account>`);
  }
  noteUnseen(output, unseen);
  return exitCodes.done;
};

/** The file as it was, whose keys and comments stay. */
async function earlierText(
  io: Io,
  file: string,
): Promise<{ readonly text: string; readonly manifest: Manifest } | undefined> {
  try {
    await access(resolve(io.cwd, file));
  } catch {
    return undefined;
  }
  const text = await readUserFile(io, file);
  const parsed = parseManifest(text);
  if (parsed.isErr())
    throw usageError(
      `${file} exists and is not a manifest: ${parsed.error.message}`,
      'give another file',
    );
  return { text, manifest: parsed.value };
}
