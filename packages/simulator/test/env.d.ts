import type * as simulator from "../src/index.ts";

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof simulator;
    }
  }
}
