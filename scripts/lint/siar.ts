// Siar's own rules for oxlint. The judgements are pure functions beside this file.
import { relative, sep } from "node:path";
import { root } from "../start/product.ts";
import { fault, isPure } from "./boundaries.ts";

interface Node {
  readonly type: string;
}

interface Context {
  readonly filename: string;
  report(problem: { readonly message: string; readonly node: Node }): void;
}

interface Import extends Node {
  readonly source: { readonly value: unknown } | null;
}

interface Named extends Node {
  readonly name?: string;
}

interface Call extends Node {
  readonly callee: Named & { readonly object?: Named; readonly property?: Named };
  readonly arguments: readonly unknown[];
}

interface Program extends Node {
  readonly body: readonly Import[];
}

/** Fixtures of the rules' own tests stand for the same path at the root. */
const pathOf = ({ filename }: Context): string =>
  relative(root, filename)
    .split(sep)
    .join("/")
    .replace(/^.*\/fixtures\/lint\//, "");

const boundaries = {
  create(context: Context) {
    const from = pathOf(context);
    const judge = (node: Import): void => {
      if (typeof node.source?.value !== "string") return;
      const message = fault(from, node.source.value);
      if (message !== null) context.report({ message, node });
    };
    return {
      ImportDeclaration: judge,
      ExportNamedDeclaration: judge,
      ExportAllDeclaration: judge,
      ImportExpression: judge,
    };
  },
};

const impure = new Set(["Date.now", "Math.random", "performance.now", "crypto.randomUUID"]);
const impureCalls = new Set(["fetch", "setTimeout", "setInterval", "queueMicrotask"]);

/** A rule gets the time and the dice handed in; otherwise no test could repeat what it decided. */
const pure = {
  create(context: Context) {
    if (!isPure(pathOf(context))) return {};
    const message = "Rules call no clock, no randomness and no network: take it as an argument.";
    const judge = (node: Call): void => {
      const { callee } = node;
      const method = `${callee.object?.name}.${callee.property?.name}`;
      const emptyDate = callee.name === "Date" && node.arguments.length === 0;
      if (emptyDate || impure.has(method) || impureCalls.has(callee.name ?? "")) {
        context.report({ message, node });
      }
    };
    return { CallExpression: judge, NewExpression: judge };
  },
};

const barrel = {
  create(context: Context) {
    if (/(^|\/)index\.tsx?$/.test(pathOf(context))) return {};
    return {
      Program(node: Program): void {
        const passing = node.body.filter(
          (line) => line.type.startsWith("Export") && line.source != null,
        );
        if (passing.length === 0 || passing.length < node.body.length) return;
        context.report({ message: "Only a noun's index.ts passes others' exports on.", node });
      },
    };
  },
};

export default {
  meta: { name: "siar" },
  rules: { boundaries, pure, "no-barrel": barrel },
};
