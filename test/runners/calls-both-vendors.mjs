/** An application that calls both vendors, as bundlers and other runtimes get it. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';

const { genesys, qconnect } = JSON.parse(process.env.CONNECTIONS);

async function main() {
  for (const provider of [createGenesysProvider(genesys), createQConnectProvider(qconnect)]) {
    const listed = await provider.assistants.list();
    console.log(provider.vendor, listed.isOk() ? 'listed' : listed.error.message);
    await provider.close();
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
