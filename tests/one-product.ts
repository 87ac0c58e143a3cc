import { startProduct, type Product } from "@siar/testing";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The whole product, started once for all spec files, with its demo data. */
    product: Omit<Product, "stop" | "kill">;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { stop, kill: _, ...product } = await startProduct();
  project.provide("product", product);
  return stop;
}
