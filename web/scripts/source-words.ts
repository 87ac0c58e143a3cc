import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What the sources say in words: string literals (keys among them), and text drawn without a key. */
export interface SourceWords {
  literals: ReadonlySet<string>;
  /** The fixed beginnings of template literals, such as `status.` of `status.${x}`. */
  prefixes: ReadonlySet<string>;
  bareText: readonly string[];
}

const spokenAttributes = new Set(["title", "placeholder", "aria-label", "alt", "label", "hint"]);
const hasLetters = (text: string) => /\p{L}{2,}/u.test(text);

/** The same in every language: the name of the product and names of keys. */
const sameEverywhere = new Set(["Siar", "Esc", "Ctrl"]);

export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/u.test(name) && !name.includes(".test."))
    .filter((name) => !name.replaceAll("\\", "/").includes("i18n/messages/"))
    .map((name) => join(folder, name));
}

export function readSourceWords(files: readonly string[]): SourceWords {
  const literals = new Set<string>();
  const prefixes = new Set<string>();
  const bareText: string[] = [];
  for (const file of files) {
    const source = ts.createSourceFile(
      file,
      readFileSync(file, "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) literals.add(node.text);
      const prefix = ts.isTemplateExpression(node) ? node.head.text : "";
      if (prefix.includes(".")) prefixes.add(prefix);
      const bare = bareTextOf(node);
      if (bare) bareText.push(`${file}: ${bare}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { literals, prefixes, bareText };
}

function bareTextOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return spoken(node.text);
  if (!ts.isJsxAttribute(node) || !spokenAttributes.has(node.name.getText())) return undefined;
  const value = node.initializer;
  return value && ts.isStringLiteral(value) ? spoken(value.text) : undefined;
}

function spoken(text: string): string | undefined {
  const words = text.trim();
  return hasLetters(words) && !sameEverywhere.has(words) ? words : undefined;
}
