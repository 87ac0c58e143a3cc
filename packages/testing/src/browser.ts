import { accessSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import { renameSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Browser } from "playwright-core";

const cache = join(import.meta.dirname, "../../../node_modules/.cache/siar");

interface Program {
  readonly executablePath?: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * A Chromium without anything installed by hand: one of the machine, else (Linux) the one that
 * comes as an npm package with its libraries, else Playwright's own.
 */
export async function launchBrowser(): Promise<Browser> {
  const program = installed() ?? (await packed()) ?? { args: [] };
  const { executablePath, args, env } = program;
  // Loaded only here: most tests need no browser, and it takes seconds.
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    headless: true,
    args: [...args, ...asRoot()],
    ...(executablePath !== undefined && { executablePath }),
    ...(env !== undefined && { env: { ...definedEnv(), ...env } }),
  });
}

/** Chromium's sandbox refuses to run for root. */
const asRoot = (): string[] => (process.getuid?.() === 0 ? ["--no-sandbox"] : []);

const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];

const macPrograms = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** `SIAR_BROWSER=packed` leaves the machine's own aside, to try what others will get. */
function installed(): Program | null {
  if (process.env["SIAR_BROWSER"] === "packed") return null;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const executablePath = [...candidates, ...macPrograms].find(isProgram);
  return executablePath === undefined ? null : { executablePath, args: [] };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function packed(): Promise<Program | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const folder = await unpacked();
  return {
    executablePath: join(folder, "chromium"),
    args: ["--headless=shell", "--no-zygote", "--use-gl=angle", "--use-angle=swiftshader"],
    env: {
      LD_LIBRARY_PATH: join(folder, "al2023/lib"),
      FONTCONFIG_PATH: join(folder, "fonts"),
    },
  };
}

/** Unpacked once, beside what it came from; whole or not at all, should two do it at once. */
async function unpacked(): Promise<string> {
  const source = packageFolder();
  const version = versionOf(source);
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const { TMPDIR } = process.env;
  // The package unpacks into the temporary folder, wherever that is.
  process.env["TMPDIR"] = fresh;
  try {
    const { inflate } = await import("@sparticuz/chromium");
    for (const name of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) {
      await inflate(join(source, "bin", name));
    }
  } finally {
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  }
  writeFileSync(join(fresh, "fonts/fonts.conf"), fontsIn(join(folder, "fonts")));
  if (!existsSync(folder)) renameSync(fresh, folder);
  return folder;
}

/** The package's own file names folders of a cloud function. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;

const packageFolder = (): string =>
  join(import.meta.dirname, "../node_modules/@sparticuz/chromium");

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return String(version);
}

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
