/**
 * Collects one answer as undici hands it out. Its own `request` makes a stream of every body, which
 * costs as much as the exchange itself.
 */
import { onAbort, type AbortSource } from '@assistant-provider/core/adapter';
import type { Dispatcher } from 'undici';
import type { HttpAnswer } from './transport.js';

export const answerTooLarge = 'ANSWER_TOO_LARGE';

/** Told once: the whole answer, or why there is none. */
export interface AnswerListener {
  readonly onAnswer: (answer: HttpAnswer) => void;
  readonly onFailure: (cause: unknown) => void;
}

export class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #listener: AnswerListener;
  readonly #maxResponseBytes: number;
  readonly #stopFollowing: () => void;
  #controller: Dispatcher.DispatchController | undefined;
  #failure: Error | undefined;
  #status = 0;
  #headers: HttpAnswer['headers'] = {};
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(
    listener: AnswerListener,
    maxResponseBytes: number,
    source: AbortSource & { readonly signal: AbortSignal },
  ) {
    this.#listener = listener;
    this.#maxResponseBytes = maxResponseBytes;
    this.#stopFollowing = onAbort(source, () => this.#giveUp(asError(source.signal.reason)));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#failure) controller.abort(this.#failure);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: HttpAnswer['headers'],
  ): void {
    // Of interim answers (1xx) the last, which is none, counts.
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    // Counted here, since a given dispatcher need not have undici's `maxResponseSize` set.
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxResponseBytes)
      this.#giveUp(new AnswerTooLarge(this.#maxResponseBytes));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#stopFollowing();
    const [only, ...others] = this.#chunks;
    const bytes = only && others.length === 0 ? only : Buffer.concat(this.#chunks, this.#bytes);
    this.#listener.onAnswer({ status: this.#status, headers: this.#headers, text: decode(bytes) });
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#stopFollowing();
    this.#listener.onFailure(error);
  }

  /** Told at once; undici frees the socket, or never takes one. */
  #giveUp(failure: Error): void {
    if (this.#failure) return;
    this.#failure = failure;
    this.#chunks = [];
    this.#stopFollowing();
    this.#controller?.abort(failure);
    this.#listener.onFailure(failure);
  }
}

class AnswerTooLarge extends Error {
  readonly code = answerTooLarge;
  constructor(maxResponseBytes: number) {
    super(`the answer has more than ${maxResponseBytes} bytes`);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error('the request was ended', { cause: reason });
