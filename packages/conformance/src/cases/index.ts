import type { ConformanceCase } from '../case.js';
import { aiAgentCases } from './ai-agents.js';
import { bulkCases } from './bulk.js';
import { byNameCases } from './by-name.js';
import { cancellationCases } from './cancellation.js';
import { closingCases } from './closing.js';
import { concurrencyCases } from './concurrency.js';
import { creationCases } from './creation.js';
import { directoryCases } from './directory.js';
import { deletionCases } from './deletion.js';
import { displacementCases } from './displacement.js';
import { editingCases } from './editing.js';
import { effectCases } from './effects.js';
import { errorKindCases } from './errors.js';
import { harnessCases } from './harness.js';
import { idempotencyCases } from './idempotency.js';
import { includingCases } from './including.js';
import { inputCases } from './input.js';
import { knowledgeCases } from './knowledge.js';
import { manyAssistantsCases } from './many-assistants.js';
import { notActiveCases } from './not-active.js';
import { unknownValueCases } from './unknown-values.js';
import { partChangeCases } from './part-changes.js';
import { partCases } from './parts.js';
import { partOriginCases } from './part-origins.js';
import { partReferenceCases } from './part-references.js';
import { partRepeatingCases } from './part-repeating.js';
import { partVersionCases } from './part-versions.js';
import { pagingCases } from './paging.js';
import { permissionCases } from './permissions.js';
import { presenceCases } from './presence.js';
import { queueCases } from './queues.js';
import { readingCases } from './reading.js';
import { repeatingCases } from './repeating.js';
import { secretCases } from './secrets.js';
import { sharedQueueCases } from './shared-queues.js';
import { silentLossCases } from './silent-loss.js';
import { statusCases } from './status.js';
import { taggingCases } from './tagging.js';
import { timeoutCases } from './timeouts.js';
import { whatMayChangeCases } from './what-may-change.js';

/** Every case of the contract, in the order of a run. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...harnessCases,
  ...presenceCases,
  ...permissionCases,
  ...creationCases,
  ...readingCases,
  ...pagingCases,
  ...byNameCases,
  ...includingCases,
  ...deletionCases,
  ...statusCases,
  ...notActiveCases,
  ...editingCases,
  ...whatMayChangeCases,
  ...queueCases,
  ...displacementCases,
  ...sharedQueueCases,
  ...bulkCases,
  ...manyAssistantsCases,
  ...aiAgentCases,
  ...knowledgeCases,
  ...taggingCases,
  ...partCases,
  ...partChangeCases,
  ...partOriginCases,
  ...partReferenceCases,
  ...partVersionCases,
  ...directoryCases,
  ...inputCases,
  ...silentLossCases,
  ...unknownValueCases,
  ...idempotencyCases,
  ...repeatingCases,
  ...partRepeatingCases,
  ...effectCases,
  ...cancellationCases,
  ...timeoutCases,
  ...concurrencyCases,
  ...closingCases,
  ...errorKindCases,
  ...secretCases,
];
