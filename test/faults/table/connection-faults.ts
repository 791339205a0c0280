/** Faults that happen before a request can be sent. */
import dns from 'node:dns';
import { lost, unreached, type ConnectionFault, type Fault } from './fault.js';

const realLookup = dns.lookup;

/** `net` looks it up on the module each time, so that a name can be made unknown for a while. */
function failLookups(code: string): void {
  const failing = (hostname: string, options: unknown, callback: unknown) => {
    const told = (typeof options === 'function' ? options : callback) as (error: Error) => void;
    const error = new Error(`getaddrinfo ${code} ${hostname}`);
    setImmediate(() =>
      told(Object.assign(error, { code, errno: -3008, syscall: 'getaddrinfo', hostname })),
    );
  };
  Object.assign(dns, { lookup: failing });
}

const unknownName = (code: string): ConnectionFault => ({
  host: 'localhost',
  begin: () => failLookups(code),
  end: () => {
    Object.assign(dns, { lookup: realLookup });
    return Promise.resolve();
  },
});

const nobodyListens: ConnectionFault = {
  begin: ({ wire }) => wire.refuse(),
  end: ({ wire }) => wire.accept(),
};

const hangsUp: ConnectionFault = {
  begin: ({ wire }) => {
    wire.greet = (client) => void client.destroy();
  },
  end: ({ wire }) => {
    wire.greet = () => undefined;
    return Promise.resolve();
  },
};

export const connectionFaults: readonly Fault[] = [
  {
    name: 'the connection is refused',
    injection: { at: 'connection', connection: nobodyListens },
    expected: unreached,
  },
  {
    name: 'the host has no address',
    injection: { at: 'connection', connection: unknownName('ENOTFOUND') },
    expected: unreached,
  },
  {
    name: 'the name server does not respond',
    injection: { at: 'connection', connection: unknownName('EAI_AGAIN') },
    expected: unreached,
  },
  {
    name: 'the connection is closed as soon as it is established',
    injection: { at: 'connection', connection: hangsUp },
    // It stood, so that nobody knows what was read of it.
    expected: lost,
  },
  {
    name: 'the other end does not speak TLS',
    injection: { at: 'address', url: (wire) => `https://127.0.0.1:${wire.port}` },
    expected: { ...unreached, transient: false, rule: 'TLS required; nothing can have left' },
  },
];
