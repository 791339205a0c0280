/** The services that all features of one driver share. */
import type { Client } from '../http/client.js';
import type { CopilotDefaults } from '../mapping/copilot.js';
import type { Paging } from '../http/paging.js';
import type { KeyedLock } from '@assistant-provider/adapter-kit';

export interface DriverServices {
  readonly client: Client;
  readonly paging: Paging;
  readonly apiUrl: string;
  readonly copilotDefaults: CopilotDefaults;
  readonly locks: {
    /** One lock for each object that is written back as a whole. */
    readonly assistant: KeyedLock;
    readonly copilot: KeyedLock;
    readonly variation: KeyedLock;
    /** The assistant of a queue. Every write that names the queue holds it, and takes it before `queueSets`. */
    readonly queue: KeyedLock;
    /**
     * The queues of an assistant. A write of all of them holds it exclusively; a write that adds or
     * removes single queues shares it.
     */
    readonly queueSets: KeyedLock;
  };
}
