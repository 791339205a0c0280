/** Writes an answer to the wire: whole, or damaged in the ways that faults ask for. */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorResponse } from './contract.js';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Record<string, string | number>;
  readonly body: Buffer;
}

/** Sets Date from the emulator's clock, because clients measure their clock's offset by it. */
export function toWire(answer: EmulatorResponse, now: number): WireAnswer {
  const { body } = answer;
  const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(isJson ? JSON.stringify(body) : ((body as string | undefined) ?? ''));
  return {
    status: answer.status,
    headers: {
      Date: new Date(now).toUTCString(),
      ...(isJson && { 'Content-Type': 'application/json' }),
      // RFC 9110, 8.6: no Content-Length in a 204.
      ...(answer.status !== 204 && { 'Content-Length': bytes.length }),
      ...answer.headers,
    },
    body: bytes,
  };
}

export function sendWhole(response: ServerResponse, answer: WireAnswer): void {
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

/** Without a body there is nothing to cut, so that the connection ends after the head. */
export function sendTruncated(
  response: ServerResponse,
  answer: WireAnswer,
  keepBytes?: number,
): void {
  const kept = answer.body.subarray(0, keepBytes ?? Math.floor(answer.body.length / 2));
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  if (kept.length > 0) response.write(kept);
  response.req.socket.end();
}

export async function sendDripping(
  response: ServerResponse,
  answer: WireAnswer,
  drip: { readonly bytesPerChunk?: number; readonly intervalMilliseconds: number },
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  const bytesPerChunk = Math.max(1, drip.bytesPerChunk ?? 1);
  for (let at = 0; at < answer.body.length && !response.destroyed; at += bytesPerChunk) {
    await sleep(drip.intervalMilliseconds, undefined, { signal });
    response.write(answer.body.subarray(at, at + bytesPerChunk));
  }
  response.end();
}

/** A TCP reset where the platform can, so that the client sees ECONNRESET rather than an orderly end. */
export function reset(response: ServerResponse): void {
  // `response.socket` is not there yet while a pipelined request ahead is being answered.
  response.req.socket.resetAndDestroy();
}
