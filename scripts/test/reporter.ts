import { lastLine } from "./counts.ts";
import type { Reporter, TestModule } from "vitest/node";

/** The last line of a run, for people and machines: `N passed, N failed`. */
export default class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    // A file that cannot be loaded and an error outside any test fail the run as well.
    let failed = errors.length;
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        if (state === "failed") failed += 1;
      }
      failed += module.errors().length;
    }
    process.once("exit", (code) => {
      // A run that failed outside every test must not end with "0 failed".
      if (code !== 0 && failed === 0) failed = 1;
      process.stdout.write(`${lastLine({ passed, failed })}\n`);
    });
  }
}
