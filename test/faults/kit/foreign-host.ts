/** A host that no request may reach. It counts connections and closes them. */
import { createServer, type AddressInfo } from 'node:net';

export interface ForeignHost {
  readonly url: string;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

export function startForeignHost(): Promise<ForeignHost> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        connections: () => connections,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    ),
  );
}
