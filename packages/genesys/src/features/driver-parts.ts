/** The parts that all features of one driver share. */
import type { Client } from '../http/client.js';
import type { CopilotDefaults } from '../mapping/copilot.js';
import type { Paging } from '../http/paging.js';
import type { KeyedLock } from '@assistant-provider/adapter-kit';

export interface DriverParts {
  readonly client: Client;
  readonly paging: Paging;
  readonly apiUrl: string;
  readonly copilotDefaults: CopilotDefaults;
  /** One lock for each object that is written back as a whole. */
  readonly locks: {
    readonly assistant: KeyedLock;
    readonly copilot: KeyedLock;
    readonly queues: KeyedLock;
  };
}
