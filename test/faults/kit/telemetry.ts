/** What telemetry has recorded, in every form in which it could be shown: for finding secrets. */
import {
  startTelemetry as startSdk,
  type Telemetry as Sdk,
} from '@assistant-provider/test-support/telemetry';
import { shownForms } from './secrets.js';

export interface Telemetry extends Pick<Sdk, 'stop'> {
  /** What was recorded since it was last taken. */
  takeSpans(): readonly string[];
  /** The number of spans that were taken. */
  readonly recorded: number;
  metrics(): Promise<readonly string[]>;
}

export function startTelemetry(): Telemetry {
  const sdk = startSdk();
  let recorded = 0;
  return {
    get recorded() {
      return recorded;
    },
    takeSpans: () => {
      const taken = sdk.spans();
      recorded += taken.length;
      sdk.clearSpans();
      return taken.flatMap(({ name, attributes, events, status, links }) =>
        shownForms({ name, attributes, events, status, links }),
      );
    },
    metrics: async () => shownForms(await sdk.exportedMetrics()),
    stop: () => sdk.stop(),
  };
}
