/**
 * Collects one response from undici's events. undici's own `request` makes a stream of every body,
 * which costs as much as the exchange itself.
 */
import { decodeUtf8, ResponseTooLarge } from '@assistant-provider/adapter-kit';
import { isError, onAbort, type Attempt } from '@assistant-provider/core/adapter';
import type { Dispatcher } from 'undici';
import type { HttpResponse } from './http.js';

/** One of the two is called, once. */
export interface ResponseListener {
  readonly onResponse: (response: HttpResponse) => void;
  readonly onFailure: (cause: unknown) => void;
}

export class ResponseReader implements Dispatcher.DispatchHandler {
  readonly #listener: ResponseListener;
  readonly #maxResponseBytes: number;
  readonly #unsubscribe: () => void;
  #controller: Dispatcher.DispatchController | undefined;
  #failure: Error | undefined;
  #status = 0;
  #headers: HttpResponse['headers'] = {};
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(
    listener: ResponseListener,
    maxResponseBytes: number,
    attempt: Pick<Attempt, 'signal'>,
  ) {
    this.#listener = listener;
    this.#maxResponseBytes = maxResponseBytes;
    this.#unsubscribe = onAbort(attempt, () => this.#giveUp(asError(attempt.signal.reason)));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#failure) controller.abort(this.#failure);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: HttpResponse['headers'],
  ): void {
    // Called for interim responses (1xx) too. The final response comes last and overwrites them.
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    // Counted here because a dispatcher of the application may not have `maxResponseSize` set.
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxResponseBytes)
      this.#giveUp(new ResponseTooLarge(this.#maxResponseBytes));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#unsubscribe();
    const [only, ...others] = this.#chunks;
    const bytes = only && others.length === 0 ? only : Buffer.concat(this.#chunks, this.#bytes);
    this.#listener.onResponse({
      status: this.#status,
      headers: this.#headers,
      text: decodeUtf8(bytes),
    });
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#unsubscribe();
    this.#listener.onFailure(error);
  }

  /** Reports the failure at once. undici then frees the socket, or never takes one. */
  #giveUp(failure: Error): void {
    if (this.#failure) return;
    this.#failure = failure;
    this.#chunks = [];
    this.#unsubscribe();
    this.#controller?.abort(failure);
    this.#listener.onFailure(failure);
  }
}

const asError = (reason: unknown): Error =>
  isError(reason) ? reason : new Error('the request was aborted', { cause: reason });
