/** A fresh process that imports nothing: what Node.js itself takes to start. */
process.stdout.write(JSON.stringify(performance.now()));
export {};
