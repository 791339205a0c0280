/** The version of this package, as telemetry reports it. `npm run release:version` writes it. */
export const version = '0.1.0';
