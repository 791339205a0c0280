/** The hosts of Genesys Cloud, by region. */

/**
 * The domain of each region. Source: PureCloudRegionHosts of the official JavaScript SDK, which agrees
 * with the table of the official Terraform provider.
 */
export const genesysDomains = {
  'us-east-1': 'mypurecloud.com',
  'us-east-2': 'use2.us-gov-pure.cloud',
  'us-west-2': 'usw2.pure.cloud',
  'ca-central-1': 'cac1.pure.cloud',
  'mx-central-1': 'mxc1.pure.cloud',
  'sa-east-1': 'sae1.pure.cloud',
  'eu-west-1': 'mypurecloud.ie',
  'eu-west-2': 'euw2.pure.cloud',
  'eu-central-1': 'mypurecloud.de',
  'eu-central-2': 'euc2.pure.cloud',
  'eusc-de-east-1': 'edee1.eusc-pure.cloud',
  'me-central-1': 'mec1.pure.cloud',
  'ap-south-1': 'aps1.pure.cloud',
  'ap-southeast-1': 'apse1.pure.cloud',
  'ap-southeast-2': 'mypurecloud.com.au',
  'ap-northeast-1': 'mypurecloud.jp',
  'ap-northeast-2': 'apne2.pure.cloud',
  'ap-northeast-3': 'apne3.pure.cloud',
} as const;

type HyphenatedRegion = keyof typeof genesysDomains;
type Underscored<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : S;

/** A region as AWS spells it (`us-east-1`) or as the Genesys SDKs do (`us_east_1`). */
export type GenesysRegion = HyphenatedRegion | Underscored<HyphenatedRegion>;

export const genesysRegions: readonly GenesysRegion[] = (
  Object.keys(genesysDomains) as HyphenatedRegion[]
).flatMap((region) => [region, region.replaceAll('-', '_') as GenesysRegion]);

/** The two hosts of an organisation, without a trailing slash. */
export interface GenesysHosts {
  /** The API host, without `/api/v2`. */
  readonly apiUrl: string;
  /** The token host. Not needed with an access token from the application. */
  readonly loginUrl?: string;
}

export function hostsOfDomain(domain: string): Required<GenesysHosts> {
  return { apiUrl: `https://api.${domain}`, loginUrl: `https://login.${domain}` };
}

export function hostsOfRegion(region: GenesysRegion): Required<GenesysHosts> {
  return hostsOfDomain(genesysDomains[region.replaceAll('_', '-') as HyphenatedRegion]);
}
