/** Calls the control API as control.openapi.json describes it, and checks each response against it. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFile } from 'node:fs/promises';

interface Content {
  readonly content?: { readonly 'application/json': { readonly schema: object } };
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface Schema {
  readonly properties: Readonly<Record<string, object>>;
}
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const file = new URL('../control.openapi.json', import.meta.url);
export const description = JSON.parse(await readFile(file, 'utf8')) as Description;

const operations = new Map(
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [
      operation.operationId,
      { ...operation, method: method.toUpperCase(), path },
    ]),
  ),
);
export const operationIds = [...operations.keys()];

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const compiled = new Map<object, ReturnType<typeof ajv.compile>>();

function problemsOf(schema: object, value: unknown): readonly string[] {
  const components = description.components;
  const validate = compiled.get(schema) ?? ajv.compile({ ...schema, components });
  compiled.set(schema, validate);
  return (validate(value) ? [] : (validate.errors ?? [])).map(
    (error) => `${error.instancePath} ${error.message ?? ''}`,
  );
}

export interface Call {
  readonly faultId?: string;
  readonly query?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A caller of one control API, which remembers which operations succeeded. */
export function callsTo(url: string) {
  const succeeded = new Set<string>();
  const call = async (operationId: string, given: Call = {}): Promise<Reply> => {
    const operation = operations.get(operationId);
    if (!operation) throw new Error(`${operationId} is not described`);
    const path = operation.path.replace('{faultId}', given.faultId ?? '');
    const response = await fetch(`${url}${path}${given.query ?? ''}`, {
      method: operation.method,
      ...(given.headers && { headers: given.headers }),
      ...('body' in given && { body: JSON.stringify(given.body) }),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);

    const described = operation.responses[response.status];
    if (!described) throw new Error(`${operationId}: ${response.status} is not described: ${text}`);
    const schema = described.content?.['application/json'].schema;
    const problems = schema ? problemsOf(schema, body) : [];
    if (problems.length > 0 || (schema === undefined) !== (text === ''))
      throw new Error(`${operationId}: ${text} does not match: ${problems.join('; ')}`);
    if (response.ok) {
      const wanted = operation.requestBody?.content?.['application/json'].schema;
      const wrong = wanted ? problemsOf(wanted, given.body) : [];
      if (wrong.length > 0)
        throw new Error(`${operationId} takes what is not described: ${wrong.join('; ')}`);
      succeeded.add(operationId);
    }
    return { status: response.status, body };
  };
  return { call, succeeded };
}

export { problemsOf };
