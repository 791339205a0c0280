/**
 * A gateway in front of a server. It can forget its connections, as a gateway does during the freeze of a
 * function: neither side notices, and the next byte of the client is answered with a reset.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface ForgetfulGateway {
  /** In place of the server's URL. */
  readonly url: string;
  /** Forgets every connection that exists now. */
  forget(): void;
  /** Closes every connection that exists now, and says so to the client. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

export async function startForgetfulGateway(target: string): Promise<ForgetfulGateway> {
  const { hostname, port } = new URL(target);
  const connections = new Map<Socket, Socket>();
  const server = createServer((client) => {
    const vendor = connect(Number(port), hostname);
    connections.set(client, vendor);
    for (const socket of [client, vendor]) socket.on('error', () => undefined);
    client.pipe(vendor).pipe(client);
    client.once('close', () => {
      vendor.destroy();
      connections.delete(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forget() {
      for (const [client, vendor] of connections) {
        vendor.unpipe(client).destroy();
        client.unpipe(vendor).once('data', () => client.resetAndDestroy());
        client.resume();
      }
    },
    async hangUp() {
      for (const client of [...connections.keys()]) {
        const closed = once(client, 'close');
        client.destroy();
        await closed;
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const client of connections.keys()) client.destroy();
      }),
  };
}
