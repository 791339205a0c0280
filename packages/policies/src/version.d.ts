/** Of this package, as telemetry tells it. `npm run release:version` writes it. */
export declare const version = '0.1.0';
