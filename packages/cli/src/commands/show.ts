/** Shows one assistant with everything that it owns and names. */
import { snapshot, stringifyManifest } from '@assistant-provider/reconcile';
import type { RunCommand } from '../command.js';
import { CommandError, usageError, vendorError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import { noteUnseen } from '../output/unseen.js';

export const run: RunCommand = async ({ args: [name = '', wanted = ''], output, open, io }) => {
  const { provider } = await open(name);
  const matches: string[] = [];
  for await (const entry of provider.assistants.all({}, { signal: io.stop, timeoutMs: false })) {
    if (entry.isErr()) throw vendorError(name, entry.error);
    if (entry.value.id === wanted || entry.value.name === wanted) matches.push(entry.value.id);
  }
  const [id, ...others] = matches;
  if (id === undefined)
    throw new CommandError(`${name} has no assistant ${wanted}`, exitCodes.failed, [
      `assistants list ${name}   lists them`,
    ]);
  if (others.length > 0)
    throw usageError(
      `${name} has ${matches.length} assistants of this name`,
      ...matches.map((each) => `assistants show ${name} ${each}`),
    );
  const taken = await snapshot(provider, { select: { ids: [id] }, account: name, signal: io.stop });
  if (taken.isErr()) throw vendorError(name, taken.error);
  const { manifest, unseen } = taken.value;
  await output.document({ manifest, unseen });
  await output.line(stringifyManifest(manifest).trimEnd());
  noteUnseen(output, unseen);
  return exitCodes.done;
};
