/** The names of the vendors, as their customers know them. */

const names: Readonly<Record<string, string>> = {
  genesys: 'Genesys Cloud',
  qconnect: 'Amazon Q in Connect',
};

/** Returns the name of a vendor. */
export const vendorName = (vendor: string): string =>
  (Object.hasOwn(names, vendor) ? names[vendor] : undefined) ?? vendor;
