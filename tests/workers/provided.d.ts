import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Every statement of every migration, in order. */
    migrations: string[];
  }
}
