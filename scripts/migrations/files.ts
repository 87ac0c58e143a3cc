import { readdirSync } from "node:fs";
import { inRoot } from "../start/product.ts";

/** In the order in which they are applied. */
export const migrationFiles = (): string[] =>
  readdirSync(inRoot("migrations"))
    .filter((name) => name.endsWith(".sql"))
    .sort();
