/**
 * Reads a thrown value once, where it is caught. After that, everything works on plain facts. The SDK
 * copies members of its errors from the server's response: they may be of any type and length.
 */
import { connectionErrorFacts, type ConnectionErrorFacts } from '@assistant-provider/adapter-kit';
import { isError, maskAndCut } from '@assistant-provider/core/adapter';
import { isUnsent } from '../http/unsent.js';

/** The facts of a thrown value. A member that is missing, empty or not text is absent. */
export interface ThrownFacts {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  /** The members by which the table of connection errors is searched. */
  readonly connection: ConnectionErrorFacts;
  /** Whether our transport knows that no byte of the request left. */
  readonly isUnsent: boolean;
  /** The resource that an error of the vendor names beside its message. */
  readonly resourceName?: string;
  /** Whether the SDK read it from a response of the vendor. A SyntaxError of its reader is not. */
  readonly isServiceError: boolean;
  /** Whether the SDK blames the vendor. */
  readonly isServerFault: boolean;
  /** The status and the request id in the SDK's own notes, if they are there. */
  readonly status?: number;
  readonly requestId?: string;
  /** Whether the SDK corrected its clock by this response (AwsSdkSigV4Signer.errorHandler). */
  readonly clockWasCorrected: boolean;
  /** A masked copy for the failure's cause, without the requests and sockets that hang on the original. */
  readonly cause: Error;
}

export function readThrown(thrown: unknown, redact: (text: string) => string): ThrownFacts {
  const members = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Readonly<
    Record<string, unknown>
  >;
  const text = (name: string) => {
    const value = members[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  const texts: TextFacts = {
    ...text('name'),
    ...text('code'),
    ...text('message'),
    ...text('resourceName'),
  };
  const metadata = (members['$metadata'] ?? {}) as Readonly<Record<string, unknown>>;
  const { httpStatusCode: status, requestId, clockSkewCorrected } = metadata;
  return {
    ...texts,
    connection: connectionErrorFacts(thrown),
    isUnsent: isUnsent(thrown),
    isServiceError: '$fault' in text('$fault'),
    isServerFault: members['$fault'] === 'server',
    ...(typeof status === 'number' && { status }),
    ...(typeof requestId === 'string' && { requestId }),
    clockWasCorrected: clockSkewCorrected === true,
    cause: copyError(texts, members, redact),
  };
}

type TextFacts = Pick<ThrownFacts, 'name' | 'code' | 'message' | 'resourceName'>;

/** The name is masked as well, because it is the vendor's code. */
function copyError(
  { name = 'Error', message = 'no message', code }: TextFacts,
  { cause, stack }: Readonly<Record<string, unknown>>,
  redact: (text: string) => string,
): Error {
  const masked = { name: maskedText(name, redact), message: maskedText(message, redact) };
  const head = `${masked.name}: ${masked.message}`;
  return Object.assign(new Error(masked.message, isError(cause) ? { cause } : {}), {
    name: masked.name,
    stack: [head, ...framesOf(typeof stack === 'string' ? stack : '')].join('\n'),
    ...(code !== undefined && { code: maskedText(code, redact) }),
  });
}

/** A message longer than this says no more. Core cuts at 2,000 characters, with our advice at the end. */
const longest = 1_500;

/** The vendor's text, masked and cut. */
export const maskedText = (text: string, redact: (text: string) => string): string =>
  maskAndCut(text, redact, longest);

/** Enough for every frame. The message before the frames may have any length. */
const longestFrames = 16_000;

const framesOf = (stack: string): readonly string[] =>
  stack
    .slice(-longestFrames)
    .split('\n')
    .filter((line) => line.startsWith('    at '));
