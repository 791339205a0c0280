/**
 * A raw TCP server between a provider and an emulator. What it does not strike passes as bytes in
 * both directions, damaged ones as well. What it strikes is answered with whatever bytes a fault
 * has for it, while the request itself reaches the emulator, never does, or only later.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { firstMessage, signatureOf, type Message } from './http-bytes.js';

export interface WireRequest extends Message {
  /** Method and path without ids. */
  readonly signature: string;
}

/** What happens to a faulted request. */
export interface Interference {
  /** Whether the emulator gets it: never, before the client is answered, or after all is over. */
  readonly delivery: 'never' | 'first' | 'late';
  /** `answered` is the emulator's own answer, where it was delivered first. */
  readonly answer: (client: Socket, request: WireRequest, answered: Message) => void;
}

export interface Wire {
  readonly url: string;
  readonly port: number;
  /** Asked for each request in the order of arrival; undefined lets it pass. */
  decide: (request: WireRequest) => Interference | undefined;
  /** Told of each new connection, before it says anything. */
  greet: (client: Socket) => void;
  /** Every request that came whole. */
  readonly requests: readonly WireRequest[];
  /** Connections that were made since the last `reset`, and those that are open now. */
  readonly connections: { readonly made: number; readonly open: number };
  /** Nobody listens any more, until `accept`. */
  refuse(): void;
  accept(): Promise<void>;
  /** Delivers what is late, and waits until the emulator is done with all that it was given. */
  settle(): Promise<void>;
  /** Lets everything pass again, and forgets what passed. */
  reset(): void;
  close(): Promise<void>;
}

const noAnswer: Message = { bytes: Buffer.alloc(0), head: '', body: Buffer.alloc(0) };

export async function startWire(upstreamUrl: string): Promise<Wire> {
  const upstream = new URL(upstreamUrl);
  const toUpstream = () => connect(Number(upstream.port), upstream.hostname);
  const clients = new Set<Socket>();
  const deliveries = new Set<Promise<Message>>();
  let requests: WireRequest[] = [];
  let late: Buffer[] = [];
  let made = 0;

  /** On a connection of its own; answers the emulator's whole answer. */
  const deliver = (bytes: Buffer): Promise<Message> => {
    const delivery = new Promise<Message>((resolve) => {
      const socket = toUpstream();
      let received: Buffer = Buffer.alloc(0);
      socket.on('connect', () => socket.write(bytes));
      socket.on('data', (chunk) => {
        received = Buffer.concat([received, chunk]);
        const answer = firstMessage(received);
        if (!answer) return;
        resolve(answer);
        socket.destroy();
      });
      socket.on('error', () => resolve(noAnswer));
      socket.on('close', () => resolve(noAnswer));
    });
    deliveries.add(delivery);
    void delivery.finally(() => deliveries.delete(delivery));
    return delivery;
  };

  const interfere = async (
    client: Socket,
    request: WireRequest,
    { delivery, answer }: Interference,
  ) => {
    const answered = delivery === 'first' ? await deliver(request.bytes) : noAnswer;
    if (delivery === 'late') late.push(request.bytes);
    if (!client.destroyed) answer(client, request, answered);
  };

  const serve = (client: Socket) => {
    made += 1;
    clients.add(client);
    client.setNoDelay(true);
    let through: Socket | undefined;
    client.on('error', () => client.destroy());
    client.on('close', () => {
      clients.delete(client);
      through?.end();
    });
    wire.greet(client);
    let received: Buffer = Buffer.alloc(0);
    client.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      // A TLS handshake, or anything else that is no HTTP: answered as servers do.
      if (received.length > 0 && !/^[A-Z]/.test(received.toString('latin1', 0, 1)))
        return void client.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      for (let message; (message = firstMessage(received));) {
        received = received.subarray(message.bytes.length);
        const request = { ...message, signature: signatureOf(message.head) };
        requests.push(request);
        const interference = wire.decide(request);
        if (interference) void interfere(client, request, interference);
        else (through ??= passThrough(client, toUpstream())).write(request.bytes);
      }
    });
  };

  let server = await listen(serve, 0);
  const { port } = server.address() as AddressInfo;

  const wire: Wire = {
    url: `http://127.0.0.1:${port}`,
    port,
    decide: () => undefined,
    greet: () => undefined,
    get requests() {
      return requests;
    },
    get connections() {
      return { made, open: clients.size };
    },
    refuse: () => void server.close(),
    accept: async () => {
      if (!server.listening) server = await listen(serve, port);
    },
    settle: async () => {
      for (const bytes of late.splice(0)) void deliver(bytes);
      await Promise.all(deliveries);
    },
    reset: () => {
      wire.decide = () => undefined;
      wire.greet = () => undefined;
      requests = [];
      late = [];
      made = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const client of clients) client.destroy();
      }),
  };
  return wire;
}

/** What the emulator sends goes on as it is: its end as an end, its reset as a reset. */
function passThrough(client: Socket, upstream: Socket): Socket {
  upstream.on('data', (chunk) => client.write(chunk));
  upstream.on('end', () => client.end());
  upstream.on('error', () => client.resetAndDestroy());
  return upstream;
}

function listen(serve: (client: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(serve);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
