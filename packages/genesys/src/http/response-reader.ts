/**
 * Collects one response from undici's events. undici's own `request` makes a stream of every body,
 * which costs as much as the exchange itself.
 */
import {
  collectBytes,
  decodeBody,
  isEncoded,
  readJsonBody,
  UndecodableBody,
  type BodyBytes,
} from '@assistant-provider/adapter-kit';
import { isError, onAbort, type Attempt } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
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
  #body: BodyBytes;
  #sends = 0;
  #isComplete = false;

  constructor(
    listener: ResponseListener,
    maxResponseBytes: number,
    attempt: Pick<Attempt, 'signal'>,
  ) {
    this.#listener = listener;
    this.#maxResponseBytes = maxResponseBytes;
    this.#body = collectBytes(maxResponseBytes);
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
    const tooLarge = this.#body.add(bytes);
    if (tooLarge) this.#giveUp(tooLarge);
  }

  onResponseEnd(): void {
    if (this.#status === 0) return this.#giveUp(new Error('the response has no status'));
    this.#isComplete = true;
    const [status, headers] = [this.#status, this.#headers];
    this.#readBody().then((body) => {
      this.#unsubscribe();
      if (body.isErr()) this.#listener.onFailure(body.error);
      else this.#listener.onResponse({ status, headers, body: body.value });
    }, this.#listener.onFailure);
  }

  /** A body that cannot be read does not hide the status; one that is too long does. */
  async #readBody(): Promise<Result<HttpResponse['body'], Error>> {
    const bytes = this.#body.bytes();
    const encoding = this.#headers['content-encoding'];
    if (!isEncoded(encoding)) return ok(await readJsonBody(bytes));
    const decoded = await decodeBody(bytes, encoding, this.#maxResponseBytes);
    if (decoded.isOk()) return ok(await readJsonBody(decoded.value));
    const { error } = decoded;
    return error instanceof UndecodableBody ? ok(err(error.message)) : err(error);
  }

  onResponseError(_controller: unknown, error: unknown): void {
    // The connection may close while the body is read.
    if (this.#isComplete) return;
    this.#unsubscribe();
    this.#listener.onFailure(error);
  }

  /** Reports the failure at once. undici then frees the socket, or never takes one. */
  #giveUp(failure: Error): void {
    if (this.#failure) return;
    this.#failure = failure;
    this.#body = collectBytes(this.#maxResponseBytes);
    this.#unsubscribe();
    this.#controller?.abort(failure);
    this.#listener.onFailure(failure);
  }
}

const asError = (reason: unknown): Error =>
  isError(reason) ? reason : new Error('the request was aborted', { cause: reason });
