import { startElsewhere } from '../kit/elsewhere.js';
import { startTelemetry } from '../kit/telemetry.js';
import { startQConnectWorld } from '../vendors/qconnect-world.js';
import { tellTable } from './render-summary.js';

tellTable('Amazon Q in Connect under faults', {
  world: await startQConnectWorld(),
  elsewhere: await startElsewhere(),
  telemetry: startTelemetry(),
});
