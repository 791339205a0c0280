/** For adapters: the parsers of configuration and of vendor options. */
export { readConfiguration } from '../configuration.js';
export { baseUrl } from './base-url.js';
export { checkInput } from './check-input.js';
export { clockParser, signalParser, timeoutParser } from './inputs.js';
export { parse } from './parse.js';
export { parseArguments, type Arguments, type ParsedArguments } from './parse-arguments.js';
export * from './parser.js';
