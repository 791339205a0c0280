/** The operations of `provider.native`, which the contract does not have. */
import type { Reply } from '@assistant-provider/core';
import { checkInput, text, type Invoke } from '@assistant-provider/core/adapter';
import type { AcmeClient } from '../http/client.js';
import { limits } from '../limits.js';
import { readHelper, type AcmeHelper } from '../wire/shapes.js';

export interface AcmeNative {
  /** Pauses a helper. It keeps its queues but serves nobody: its status is `inactive`. */
  pause(helperId: string): Reply<AcmeHelper>;
  /** Ends a pause. A no-op if the helper is not paused. */
  resume(helperId: string): Reply<AcmeHelper>;
}

export function createNative(client: AcmeClient, invoke: Invoke): AcmeNative {
  const change = (action: 'pause' | 'resume', helperId: string): Reply<AcmeHelper> =>
    invoke({ operation: `native.${action}`, writes: true }, (context) =>
      checkInput(text(limits.assistantId), helperId, 'helperId', context).asyncAndThen((helper) =>
        client.send(
          context,
          { request: `POST /v2/helpers/{helper}/${action}`, path: { helper } },
          readHelper,
        ),
      ),
    );
  return {
    pause: (helperId) => change('pause', helperId),
    resume: (helperId) => change('resume', helperId),
  };
}
