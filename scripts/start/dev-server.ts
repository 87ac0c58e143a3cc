// `start --dev`: Vite in front, on the product's port, with the product behind it.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { inRoot } from "./product.ts";

/** What is used of the admin UI's own Vite, which this folder has no types of. */
interface Vite {
  createServer(options: object): Promise<{ listen(): Promise<unknown> }>;
}

const [port, behind] = process.argv.slice(2).map(Number);

const find = createRequire(inRoot("web/package.json"));
const vite: Vite = await import(pathToFileURL(find.resolve("vite")).href);

const passedOn = { target: `http://127.0.0.1:${behind}`, ws: true };

const server = await vite.createServer({
  root: inRoot("web"),
  configFile: inRoot("web/vite.config.ts"),
  clearScreen: false,
  server: {
    host: "127.0.0.1",
    port: port ?? 0,
    strictPort: true,
    proxy: { "^/(api|webhooks|simulator)(/|$|\\?)": passedOn },
  },
});
await server.listen();
