/** Errors of the API host as data, and their ErrorBody. */

/**
 * Statuses and codes: official Swagger. Messages: the templates of its `x-inin-error-codes`, as repeated in public
 * client code, with named placeholders.
 */
const errors = {
  'bad.request': [
    400,
    'The request could not be understood by the server due to malformed syntax.',
  ],
  'invalid.query.param.value': [
    400,
    'Value [{value}] is not valid for parameter [{parameter}]. Allowable values are: {allowed}',
  ],
  'invalid.property': [400, 'Value [{value}] is not a valid property for object [{object}]'],
  'invalid.value': [
    400,
    'Value [{value}] is not valid for field type [{type}]. Allowable values are: {allowed}',
  ],
  'constraint.validation': [400, '{constraint}'],
  'invalid.id': [400, 'Value [{value}] is not a valid id.'],
  'invalid.page.number': [400, 'Invalid page number specified.'],
  'max.user.ids': [400, 'Only 100 users can be requested at a time.'],
  'authentication.required': [
    401,
    'No authentication bearer token specified in authorization header.',
  ],
  'bad.credentials': [401, 'Invalid login credentials.'],
  'credentials.expired': [401, 'The supplied credentials are expired and cannot be used.'],
  'missing.permissions': [
    403,
    'Unable to perform the requested action. You are missing the following permission(s): {permissions}',
  ],
  'missing.any.permissions': [
    403,
    'Unable to perform the requested action. You must have at least one of the following permissions assigned: {permissions}',
  ],
  'not.authorized': [403, 'You are not authorized to perform the requested action.'],
  'not.found': [404, 'The requested resource was not found.'],
  'general.resource.not.found': [404, 'The requested user(s) could not be found.'],
  'kb.not.found': [404, 'Knowledge Base does not exist'],
  'client.timeout': [
    408,
    'The client did not produce a request within the server timeout limit. This can be caused by a slow network connection and/or large payloads.',
  ],
  'request.conflict': [
    409,
    'The request could not be completed due to a conflict with the current state of the target resource.',
  ],
  conflict: [409, 'The request conflicts with the current state of the target resource.'],
  'request.entity.too.large': [413, 'The request is over the size limit. Maximum bytes: {maximum}'],
  'unsupported.media.type': [
    415,
    'Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header.',
  ],
  // Wording of a staff post of November 2021; some clients read the seconds from it.
  'too.many.requests.retry.after': [
    429,
    'Rate limit exceeded the maximum. Retry the request in [{seconds}] seconds',
  ],
  'internal.server.error': [
    500,
    'The server encountered an unexpected condition which prevented it from fulfilling the request.',
  ],
  'service.unavailable': [
    503,
    'Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance).',
  ],
  'request.timeout': [504, 'The request timed out.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errors;

export interface ErrorBody {
  readonly message: string;
  readonly code: string;
  readonly status: number;
  readonly messageWithParams: string;
  readonly messageParams: Readonly<Record<string, string>>;
  readonly contextId: string;
  readonly details: readonly { readonly fieldName: string }[];
  readonly errors: readonly ErrorBody[];
}

/** A field that failed a check. */
export interface FieldIssue {
  readonly field: string;
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string>>;
}

interface RefusalOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly issues?: readonly FieldIssue[];
  /** The field or parameter that caused the error. */
  readonly field?: string;
  /** Replaces the code's own text. */
  readonly message?: string;
}

/** Thrown where the vendor would refuse a request; routes.ts turns it into a response. */
export class GenesysRefusal extends Error {
  readonly code: ErrorCode;
  readonly options: RefusalOptions;

  constructor(code: ErrorCode, options: RefusalOptions = {}) {
    super(code);
    this.code = code;
    this.options = options;
  }
}

/**
 * Returns the error for failed fields. As in live responses, the top level has only their number, and
 * `errors[].details[].fieldName` has the names (live client code).
 */
export function refuseFields(issues: readonly FieldIssue[]): GenesysRefusal {
  const codes = new Set(issues.map((issue) => issue.code));
  const [only] = codes;
  const code = codes.size === 1 && only !== undefined ? only : 'constraint.validation';
  const message = issues.length === 1 ? '1 field failed' : `${issues.length} fields failed`;
  return new GenesysRefusal(code, { issues, message });
}

/** Returns the error for one field that breaks a rule. */
export function refuseField(field: string, constraint: string): GenesysRefusal {
  return refuseFields([{ field, code: 'constraint.validation', params: { constraint } }]);
}

export function statusOf(code: ErrorCode): number {
  return errors[code][0];
}

export function errorBody(refusal: GenesysRefusal, contextId: string): ErrorBody {
  const { params = {}, issues = [], message, field } = refusal.options;
  return {
    ...body(refusal.code, params, contextId, message),
    details: field === undefined ? [] : [{ fieldName: field }],
    errors: issues.map((issue) => ({
      ...body(issue.code, issue.params, contextId),
      details: [{ fieldName: issue.field }],
    })),
  };
}

function body(
  code: ErrorCode,
  params: Readonly<Record<string, string>>,
  contextId: string,
  message?: string,
): ErrorBody {
  const [status, template] = errors[code];
  const text = message ?? template;
  const used = Object.entries(params).filter(([name]) => text.includes(`{${name}}`));
  return {
    message: text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? ''),
    code,
    status,
    messageWithParams: text,
    messageParams: Object.fromEntries(used),
    contextId,
    details: [],
    errors: [],
  };
}
