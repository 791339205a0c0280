/** What `provider.native` offers: what Acme can do and the contract has no word for. */
import type { Reply } from '@assistant-provider/core';
import type { Invoke } from '@assistant-provider/core/adapter';
import { checkInput, text } from '@assistant-provider/core/adapter';
import type { AcmeClient } from '../http/client.js';
import { limits } from '../limits.js';
import { isHelper, type AcmeHelper } from '../wire/shapes.js';

export interface AcmeNative {
  /** A paused helper keeps its queues and answers nobody: its status is `inactive`. */
  pause(helperId: string): Reply<AcmeHelper>;
  resume(helperId: string): Reply<AcmeHelper>;
}

export function acmeNative(client: AcmeClient, invoke: Invoke): AcmeNative {
  const change = (action: 'pause' | 'resume', helperId: string): Reply<AcmeHelper> =>
    invoke({ operation: `native.${action}`, writes: true }, (context) =>
      checkInput(text(limits.assistantId), helperId, 'helperId', context).asyncAndThen((helper) =>
        client.send(context, `POST /v2/helpers/{helper}/${action}`, { path: { helper } }, isHelper),
      ),
    );
  return {
    pause: (helperId) => change('pause', helperId),
    resume: (helperId) => change('resume', helperId),
  };
}
