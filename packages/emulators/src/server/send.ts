/** Sends a response: complete, or damaged as a fault demands. */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorResponse } from './contract.js';

export interface WireResponse {
  readonly status: number;
  readonly headers: Record<string, string | number>;
  readonly body: Buffer;
}

/** Sets the Date header from the emulator's clock, because clients compute their clock offset from it. */
export function toWire(response: EmulatorResponse, now: number): WireResponse {
  const { body } = response;
  const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(isJson ? JSON.stringify(body) : ((body as string | undefined) ?? ''));
  return {
    status: response.status,
    headers: {
      Date: new Date(now).toUTCString(),
      ...(isJson && { 'Content-Type': 'application/json' }),
      // A 204 has no Content-Length (RFC 9110, 8.6).
      ...(response.status !== 204 && { 'Content-Length': bytes.length }),
      ...response.headers,
    },
    body: bytes,
  };
}

export function sendWhole(response: ServerResponse, wire: WireResponse): void {
  response.writeHead(wire.status, wire.headers).end(wire.body);
}

/** Sends part of the body and ends the connection; without a body, ends it after the head. */
export function sendTruncated(
  response: ServerResponse,
  wire: WireResponse,
  keepBytes?: number,
): void {
  const kept = wire.body.subarray(0, keepBytes ?? Math.floor(wire.body.length / 2));
  response.writeHead(wire.status, wire.headers);
  response.flushHeaders();
  if (kept.length > 0) response.write(kept);
  response.req.socket.end();
}

export async function sendDripping(
  response: ServerResponse,
  wire: WireResponse,
  drip: { readonly bytesPerChunk?: number | undefined; readonly intervalMilliseconds: number },
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(wire.status, wire.headers);
  response.flushHeaders();
  const bytesPerChunk = Math.max(1, drip.bytesPerChunk ?? 1);
  for (let at = 0; at < wire.body.length && !response.destroyed; at += bytesPerChunk) {
    await sleep(drip.intervalMilliseconds, undefined, { signal });
    response.write(wire.body.subarray(at, at + bytesPerChunk));
  }
  response.end();
}

/** Resets the TCP connection, so that the client sees ECONNRESET and not an orderly end. */
export function reset(response: ServerResponse): void {
  // `response.socket` is not set while an earlier pipelined request is in progress.
  response.req.socket.resetAndDestroy();
}
