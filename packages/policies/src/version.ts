/** Of this package, as telemetry tells it. `npm run release:version` writes it. */
export const version = '0.1.0';
