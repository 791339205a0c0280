/**
 * Where an operation, by its own documentation, makes something else of a refusal than an error of
 * that kind. What the caller sees is not judged there; that it is true still is.
 */
import type { OutcomeOfError } from './expected-outcome.js';
import type { VendorUnderFault } from './fault.js';
import type { Cell } from './run-cell.js';

interface Exception {
  readonly vendor: VendorUnderFault;
  readonly operation: RegExp;
  /** The signature of the faulted request. Any request, if absent. */
  readonly request?: RegExp;
  readonly fault?: RegExp;
  /** What an error becomes; absent where it may be anything. */
  readonly becomes?: Partial<OutcomeOfError>;
  readonly because: string;
}

const exceptions: readonly Exception[] = [
  {
    vendor: 'genesys',
    operation: /^assistants\.get$/,
    fault: /^403/,
    because: 'without the right to see copilots the assistant is read without its copilot',
  },
  {
    vendor: 'genesys',
    operation: /^assistants\.delete/,
    fault: /^409|^412/,
    because: 'a deletion that is refused detaches the queues and is tried again',
  },
  {
    vendor: 'genesys',
    operation: /^queues\.bindMany$/,
    request: /^PATCH/,
    fault: /^(a )?(400|404|413|422|405|415)/,
    because:
      'a PATCH that is refused for its content, or for one of its queues, is made queue by queue',
  },
  {
    vendor: 'genesys',
    operation: /^queues\.unbindMany$/,
    fault: /^404|^409|^412/,
    because: 'a bulk removal that is refused is made for those that are attached',
  },
  {
    vendor: 'genesys',
    operation: /^aiAgents\.|^parts\..*copilot/,
    request: /^GET .*copilot$/,
    fault: /^404/,
    because: 'an assistant that never had a copilot answers so',
  },
  {
    vendor: 'genesys',
    operation: /^native\.request/,
    fault: /body|HTML|gzip|Content-Length too short/,
    because: 'whatever the vendor answers is the answer',
  },
  {
    vendor: 'genesys',
    operation: /^aiAgents\.|Copilot$|^parts\..*copilot/,
    fault: /members of other types/,
    because: 'all members of a copilot are optional, and an assistant without one may answer none',
  },
  {
    vendor: 'genesys',
    operation: /^parts\.put/,
    request: /users\/bulk\//,
    fault: /members of other types/,
    because: 'all members of the response to a batch of users are optional',
  },
  {
    vendor: 'qconnect',
    operation: /^assistants\.create with knowledge$/,
    request: /^(GET|POST \/assistants\/)/,
    becomes: { retry: ['never'] },
    because: 'once the assistant is there, repeating the call would make another',
  },
  {
    vendor: 'qconnect',
    operation: /^assistants\.delete of a busy one$/,
    request: /^GET /,
    // Unless the deadline comes first.
    becomes: { kinds: ['invalidInput', 'timeout'], retry: ['never'], effect: 'none' },
    because:
      'the refusal is what the caller has to know of, not that looking for its reason failed',
  },
  {
    vendor: 'qconnect',
    operation: /^parts\.put/,
    request: /\/tags\//,
    fault: /body|204|members of other types/,
    because: 'the response to a change of tags is empty, and the part is read again',
  },
  {
    vendor: 'qconnect',
    operation: /^parts\.list/,
    request: /aiprompts\/\{id\}/,
    fault: /^404/,
    because: 'a part or a version that somebody has just deleted is left out',
  },
  {
    vendor: 'qconnect',
    operation: /^assistants\.list with all/,
    request: /associations$/,
    fault: /^404/,
    because: 'an assistant that somebody has just deleted keeps its place, without its knowledge',
  },
  {
    vendor: 'qconnect',
    operation: /^assistants\.delete of a busy one$/,
    fault: /^404/,
    because: 'a link, or an assistant, that somebody else has removed is fine',
  },
  {
    vendor: 'qconnect',
    operation: /^assistants\.delete of a busy one$/,
    request: /^DELETE \/assistants\/\{id\}$/,
    fault: /body/,
    because: 'the first of the two is refused, which stands in a header, whatever the body is',
  },
  {
    vendor: 'qconnect',
    operation: /^assistants\.delete/,
    fault: /^(a )?(400|405|409|410|412|413|415|422)/,
    because: 'a deletion that is refused looks whether knowledge links are the reason',
  },
  {
    vendor: 'qconnect',
    operation: /^native\.send/,
    fault: /body|HTML|gzip|Content-Length too short/,
    because: 'the output is as the SDK reads it',
  },
  {
    vendor: 'qconnect',
    operation: /^aiAgents\.unassign$/,
    fault: /^404/,
    because: 'a role that is empty already is fine',
  },
  {
    vendor: 'qconnect',
    operation: /of what never was$/,
    fault: /of the body/,
    because: 'the refusal stands in a header, whatever comes of the body',
  },
  {
    vendor: 'qconnect',
    operation: /^tagging\.list$/,
    request: /^GET \/tags/,
    fault: /empty body|204|members of other types/,
    because: 'what is empty is left out, and so is what is not known',
  },
  {
    vendor: 'qconnect',
    operation: /^(assistants|parts)\.delete|[.]un/,
    fault: /^502 with an HTML page/,
    because: 'the emulator says in a header that nothing is there any more',
  },
];

export const exceptionFor = (
  vendor: VendorUnderFault,
  { operation, target, fault }: Cell,
): Exception | undefined =>
  target.isLogin
    ? undefined
    : exceptions.find(
        (exception) =>
          exception.vendor === vendor &&
          exception.operation.test(operation) &&
          (exception.request?.test(target.signature) ?? true) &&
          (exception.fault?.test(fault.name) ?? true),
      );
