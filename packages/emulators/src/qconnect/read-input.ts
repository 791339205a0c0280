/** Reads an operation's input from the path, the query and the body of a request. */
import type { EmulatorRequest } from '../server/contract.js';
import { checkInput, malformed } from './check.js';
import type { CheckSettings } from './check.js';
import type { OperationSpec } from './operation-spec.js';
import type { Shape } from './shapes.js';

export function readInput(
  operation: OperationSpec,
  request: EmulatorRequest,
  settings: CheckSettings,
): object {
  const { members } = operation.input;
  const input = new Map<string, unknown>(Object.entries(readBody(request.body, settings)));
  for (const [name, value] of Object.entries(request.params))
    input.set(name, fromText(members[name], value));
  for (const name of operation.query ?? []) {
    const values = request.query.getAll(name);
    if (values.length === 0) input.delete(name);
    else
      input.set(name, members[name]?.kind === 'list' ? values : fromText(members[name], values[0]));
  }
  return checkInput(operation.input, Object.fromEntries(input), settings);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Returns an empty object without a body. */
function readBody(body: Buffer, settings: CheckSettings): object {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    throw malformed(settings, 'The request body is not JSON in UTF-8');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed(settings, 'The request body is not a JSON object');
  return value;
}

/** Converts whole numbers; other text stays and fails the type check. */
function fromText(shape: Shape | undefined, value: string | undefined): unknown {
  return shape?.kind === 'integer' && /^[+-]?\d+$/.test(value ?? '') ? Number(value) : value;
}
