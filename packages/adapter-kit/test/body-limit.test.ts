import { parse } from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';
import {
  connectionErrorFacts,
  defaultMaxResponseBytes,
  maxResponseBytesParser,
  ResponseTooLarge,
  ruleForConnectionError,
} from '../src/index.js';

describe('the option `maxResponseBytes`', () => {
  it.each([1_024, defaultMaxResponseBytes, 256 * 1024 * 1024])('accepts %d', (value) => {
    expect(parse(maxResponseBytesParser, value, 'options.maxResponseBytes').isOk()).toBe(true);
  });

  it.each([1_023, 256 * 1024 * 1024 + 1, 2_048.5, '32 MiB'])('refuses %j', (value) => {
    expect(parse(maxResponseBytesParser, value, 'options.maxResponseBytes').isErr()).toBe(true);
  });
});

it('a response that is too large is an unexpected reply that names the option', () => {
  const rule = ruleForConnectionError(connectionErrorFacts(new ResponseTooLarge(2_048)));

  expect(rule).toMatchObject({ kind: 'unexpectedReply', retry: 'never', effect: 'maybe' });
  expect(rule.advice).toContain('maxResponseBytes');
});

it('its message tells the bound', () => {
  expect(new ResponseTooLarge(2_048).message).toBe('the response has more than 2048 bytes');
});
