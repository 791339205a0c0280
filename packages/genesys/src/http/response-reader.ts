/**
 * Collects one response from undici's events. undici's own `request` makes a stream of every body,
 * which costs as much as the exchange itself.
 */
import { decodeUtf8, ResponseTooLarge } from '@assistant-provider/adapter-kit';
import { isError, onAbort, type Attempt } from '@assistant-provider/core/adapter';
import type { Dispatcher } from 'undici';
import type { HttpResponse } from './http.js';

/** The first call of either counts. Later calls say nothing new. */
export interface ResponseListener {
  readonly onResponse: (response: Omit<HttpResponse, 'sends'>) => void;
  readonly onFailure: (cause: unknown) => void;
}

type Controller = Pick<Dispatcher.DispatchController, 'abort'>;

export class ResponseReader implements Dispatcher.DispatchHandler {
  readonly #listener: ResponseListener;
  readonly #maxResponseBytes: number;
  readonly #unsubscribe: () => void;
  #controller: Controller | undefined;
  #failure: Error | undefined;
  #status = 0;
  #headers: HttpResponse['headers'] = {};
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #sends = 0;

  constructor(
    listener: ResponseListener,
    maxResponseBytes: number,
    attempt: Pick<Attempt, 'signal'>,
  ) {
    this.#listener = listener;
    this.#maxResponseBytes = maxResponseBytes;
    this.#unsubscribe = onAbort(attempt, () => this.#giveUp(asError(attempt.signal.reason)));
  }

  /** How often a connection began to send the request. */
  get sends(): number {
    return this.#sends;
  }

  /** undici calls this on a connected socket, before the first byte, and for each repetition again. */
  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    this.#sends += 1;
    if (this.#failure) controller.abort(this.#failure);
  }

  onResponseStart(
    _controller: Controller,
    status: number,
    headers: HttpResponse['headers'] | undefined,
  ): void {
    // Called for interim responses (1xx) too. The final response comes last and overwrites them.
    this.#status = status;
    // A dispatcher of the application, such as a test double, may leave the headers out.
    this.#headers = headers ?? {};
  }

  onResponseData(_controller: Controller, chunk: Uint8Array | string): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    // Counted here because a dispatcher of the application may not have `maxResponseSize` set.
    this.#bytes += bytes.length;
    if (this.#bytes > this.#maxResponseBytes)
      this.#giveUp(new ResponseTooLarge(this.#maxResponseBytes));
    else this.#chunks.push(bytes);
  }

  onResponseEnd(): void {
    if (this.#status === 0) return this.#giveUp(new Error('the response has no status'));
    this.#unsubscribe();
    const [only, ...others] = this.#chunks;
    const bytes = only && others.length === 0 ? only : Buffer.concat(this.#chunks, this.#bytes);
    this.#listener.onResponse({
      status: this.#status,
      headers: this.#headers,
      text: decodeUtf8(bytes),
    });
  }

  onResponseError(_controller: unknown, error: unknown): void {
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
