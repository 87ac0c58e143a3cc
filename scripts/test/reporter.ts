import { failureLine, lastLine } from "./counts.ts";
import type { Reporter, SerializedError, TestCase, TestModule } from "vitest/node";

const said = (error: { message: string } | undefined): string =>
  error?.message ?? "no reason given";

const ofTest = (module: TestModule, test: TestCase): string =>
  failureLine(`${module.relativeModuleId}, ${test.fullName}`, said(test.result().errors?.[0]));

/** The last lines of a run, for people and machines: what failed, then `N passed, N failed`. */
export default class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    let passed = 0;
    // A file that cannot be loaded and an error outside any test fail the run as well.
    let failed = errors.length;
    const failures = errors.map((error) => failureLine("outside every test", said(error)));
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        if (state !== "failed") continue;
        failed += 1;
        failures.push(ofTest(module, test));
      }
      failed += module.errors().length;
      for (const error of module.errors()) {
        failures.push(failureLine(module.relativeModuleId, said(error)));
      }
    }
    process.once("exit", (code) => {
      // A run that failed outside every test must not end with "0 failed".
      if (code !== 0 && failed === 0) failed = 1;
      process.stdout.write([...failures, lastLine({ passed, failed }), ""].join("\n"));
    });
  }
}
