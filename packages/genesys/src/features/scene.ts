/** What the features of one driver share. */
import type { Client } from '../client.js';
import type { CopilotDefaults } from '../copilot-functions.js';
import type { Paging } from '../paging.js';

export interface Scene {
  readonly client: Client;
  readonly paging: Paging;
  readonly apiUrl: string;
  readonly copilotDefaults: CopilotDefaults;
}
