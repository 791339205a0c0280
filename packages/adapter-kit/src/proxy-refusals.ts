/**
 * Refusals of a proxy. A client asks a proxy for a tunnel with CONNECT, and sends its request through
 * the tunnel only after a success. So a refused tunnel has no effect.
 */
import { rateLimited, refused, unreachable, type ErrorRule } from './error-rule.js';

/** How the clients of Node.js report the status of a refused tunnel: in a message with this form. */
const messages: readonly RegExp[] = [
  // undici 7, dispatcher/proxy-agent.js; https
  /^Proxy response \((\d{3})\) !== 200 when HTTP Tunneling/,
  // undici 7, dispatcher/proxy-agent.js; http
  /^Proxy Authentication Required \((407)\)/,
  // tunnel and tunnel-agent
  /^tunneling socket could not be established, (?:statusCode|cause)=(\d{3})/,
  // hpagent
  /^Bad response: (\d{3})$/,
];

/** The code of Node.js 24 and newer; the error has a `statusCode`. */
const nodeCode = 'ERR_PROXY_TUNNEL';

/** Returns the status with which a proxy refused the tunnel, or undefined for any other error. */
export function refusedTunnelStatus(thrown: {
  readonly code: string;
  readonly message: string;
  readonly statusCode: unknown;
}): number | undefined {
  const { code, message, statusCode } = thrown;
  if (code === nodeCode) return typeof statusCode === 'number' ? statusCode : 0;
  for (const pattern of messages) {
    const [, status] = pattern.exec(message) ?? [];
    if (status !== undefined) return Number(status);
  }
  return undefined;
}

const byStatus: ReadonlyMap<number, ErrorRule> = new Map<number, ErrorRule>([
  [
    403,
    {
      ...refused('permissionDenied'),
      advice: 'the proxy, not the vendor, forbids this host: allow the host in the proxy',
    },
  ],
  [
    407,
    {
      ...refused('unauthenticated'),
      advice:
        'the proxy, not the vendor, wants credentials: put them into the address of the proxy',
    },
  ],
  [429, { ...rateLimited, advice: 'the proxy, not the vendor, limits the requests' }],
]);

/**
 * Returns the rule for the status (RFC 9110, 9.3.6) of a refused tunnel. The kind `permissionDenied`
 * of a 403 tells who has to act: somebody who may change the rules of the proxy.
 */
export function ruleForRefusedTunnel(status: number): ErrorRule {
  const listed = byStatus.get(status);
  if (listed) return listed;
  return status >= 500
    ? {
        ...unreachable,
        advice: 'the proxy, not the vendor, is down or cannot reach the host',
      }
    : {
        ...refused('misconfigured'),
        advice: 'the proxy opened no tunnel: check that its address belongs to a proxy',
      };
}
