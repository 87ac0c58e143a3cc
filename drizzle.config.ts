import { defineConfig } from "drizzle-kit";

/** Only for `pnpm generate`: the tables of every noun, in the order in which migrations name them. */
const upTo = process.env["SIAR_TABLES"]?.split(",");

export default defineConfig({
  dialect: "sqlite",
  out: "./migrations",
  schema: upTo ?? ["./packages/kernel/src/tables.ts", "./packages/core/src/*/tables.ts"],
});
