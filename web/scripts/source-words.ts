import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** What the sources say in words: string literals (keys among them), and text drawn without a key. */
export interface SourceWords {
  literals: ReadonlySet<string>;
  /** The fixed beginnings of template literals, such as `status.` of `status.${x}`. */
  prefixes: ReadonlySet<string>;
  bareText: readonly string[];
}

interface Source extends SourceWords {
  /** Other files of ours that come along with it, and those that it loads later. */
  imports: readonly string[];
  later: readonly string[];
}

const spokenAttributes = new Set(["title", "placeholder", "aria-label", "alt", "label", "hint"]);
const hasLetters = (text: string) => /\p{L}{2,}/u.test(text);

/** The same in every language: the name of the product and names of keys. */
const sameEverywhere = new Set(["Siar", "Esc", "Ctrl"]);

export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/u.test(name) && !name.includes(".test."))
    .filter((name) => !isMessages(name))
    .map((name) => join(folder, name));
}

const isMessages = (name: string) => name.replaceAll("\\", "/").includes("i18n/messages/");

export function readSourceWords(files: readonly string[]): SourceWords {
  const sources = files.map(readSource);
  return {
    literals: new Set(sources.flatMap(({ literals }) => [...literals])),
    prefixes: new Set(sources.flatMap(({ prefixes }) => [...prefixes])),
    bareText: sources.flatMap(({ bareText }) => bareText),
  };
}

/** A file and all that it brings along, now or later, but for what `isOutside`. */
export function filesBehind(
  file: string,
  isOutside: (file: string) => boolean,
  found = new Set<string>(),
): Set<string> {
  if (found.has(file) || isOutside(file) || isMessages(file) || !/\.tsx?$/u.test(file)) {
    return found;
  }
  found.add(file);
  const { imports, later } = readSource(file);
  for (const needed of [...imports, ...later]) filesBehind(needed, isOutside, found);
  return found;
}

/** The tables of pages in a folder that name the area of their words, each with its pages. */
export const pageTables = (folder: string) =>
  sourceFiles(folder).flatMap((file) => {
    const area = /withWords\("(\w+)"\)/u.exec(readFileSync(file, "utf8"))?.[1];
    return area === undefined ? [] : [{ area, pages: readSource(file).later }];
  });

const known = new Map<string, Source>();

function readSource(file: string): Source {
  const before = known.get(file);
  if (before) return before;
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const literals = new Set<string>();
  const prefixes = new Set<string>();
  const bareText: string[] = [];
  const imports: string[] = [];
  const later: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    const prefix = ts.isTemplateExpression(node) ? node.head.text : "";
    if (prefix.includes(".")) prefixes.add(prefix);
    const bare = bareTextOf(node);
    if (bare) bareText.push(`${file}: ${bare}`);
    const imported = importIn(node);
    if (imported?.startsWith(".")) {
      (ts.isCallExpression(node) ? later : imports).push(join(dirname(file), imported));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const read = { literals, prefixes, bareText, imports, later };
  known.set(file, read);
  return read;
}

function importIn(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier;
    return from && ts.isStringLiteral(from) ? from.text : undefined;
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) {
    return undefined;
  }
  const [from] = node.arguments;
  return from && ts.isStringLiteralLike(from) ? from.text : undefined;
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
