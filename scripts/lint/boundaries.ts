// What may import what: the architecture's list as data, and the judgement as one pure function.

interface Layer {
  /** Which files belong to it. */
  readonly files: RegExp;
  /** What it may import beside itself, by path from the root. */
  readonly may: readonly RegExp[];
}

const kernel = /^packages\/kernel\//;
const core = /^packages\/core\//;
const coreSchema = /^packages\/core\/src\/[^/]+\/schema(\.ts)?$/;
const coreRules = /^packages\/core\/src\/[^/]+\/rules(\/|$)/;
const whatsapp = /^packages\/whatsapp\//;
const sdk = /^packages\/sdk\//;
const testing = /^packages\/testing\//;
const world = /^packages\/simulator\/src\/world(\.ts)?$/;
const anyWorker = /^workers\//;

const layers: readonly Layer[] = [
  { files: kernel, may: [] },
  { files: whatsapp, may: [kernel] },
  { files: core, may: [whatsapp, kernel] },
  { files: /^packages\/simulator\//, may: [] },
  { files: sdk, may: [] },
  { files: testing, may: [core, kernel] },
  { files: /^workers\/api\//, may: [whatsapp, core, kernel] },
  { files: /^workers\/webhook\//, may: [whatsapp, core, kernel] },
  { files: /^workers\/scheduler\//, may: [whatsapp, core, kernel] },
  { files: /^workers\/sender\//, may: [whatsapp, core, kernel] },
  { files: /^web\//, may: [sdk, coreSchema, coreRules] },
  { files: /^tests\/(tooling|chaos)\//, may: [/^scripts\//, /^tests\//, testing] },
  { files: /^tests\//, may: [testing, sdk, world] },
  { files: /^bench\//, may: [testing, sdk, core, kernel, world] },
  // The OpenAPI document is written from the table of routes itself.
  { files: /^scripts\/generate/, may: [/^scripts\//, /^workers\/api\/src\//] },
  { files: /^scripts\//, may: [kernel, core, testing, world] },
];

/** A sentence that says what is wrong with an import, or null. `to` is null for a library. */
export function fault(from: string, specifier: string): string | null {
  const to = target(from, specifier);
  return layerFault(from, to) ?? nounFault(from, to) ?? purityFault(from, specifier, to);
}

/** The imported file by its path from the root; null for a library. */
export function target(from: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return resolve(from, specifier);
  const own = /^@siar\/([^/]+)(?:\/(.+))?$/.exec(specifier);
  if (own === null) return null;
  const [, name = "", path] = own;
  if (name === "web") return "web/";
  if (["api", "webhook", "scheduler", "sender"].includes(name)) return `workers/${name}/`;
  return path === undefined ? `packages/${name}/src/index.ts` : `packages/${name}/src/${path}`;
}

function resolve(from: string, specifier: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function layerFault(from: string, to: string | null): string | null {
  const layer = layers.find(({ files }) => files.test(from));
  if (layer === undefined || to === null || layer.files.test(to)) return null;
  if (layer.may.some((allowed) => allowed.test(to))) return null;
  if (anyWorker.test(to)) return "Nothing imports a Worker: share through core or whatsapp.";
  return `${nameOf(from)} may not import ${nameOf(to)} (see "May import" in the architecture).`;
}

const nameOf = (path: string): string =>
  /^(packages|workers)\/[^/]+/.exec(path)?.[0] ?? /^[^/]+/.exec(path)?.[0] ?? path;

const publicFiles = /^(index|schema|tables)(\.ts)?$|^rules(\/|$)/;

/** A noun shows its index, schema, tables and rules; a feature of the admin UI shows nothing. */
function nounFault(from: string, to: string | null): string | null {
  const [, noun] = /^packages\/core\/src\/([^/]+)\//.exec(from) ?? [];
  const [, other, rest = "index"] =
    /^packages\/core\/src\/([^/]+)(?:\/(.+))?$/.exec(to ?? "") ?? [];
  if (other !== undefined && other !== noun && !publicFiles.test(rest)) {
    return `${other} is reached through its index.ts (or schema, tables, rules), not ${rest}.`;
  }
  const [, feature] = /^web\/src\/features\/([^/]+)\//.exec(from) ?? [];
  const [, otherFeature] = /^web\/src\/features\/([^/]+)/.exec(to ?? "") ?? [];
  if (feature === undefined || otherFeature === undefined || feature === otherFeature) return null;
  return "A feature does not import a feature: move what both need to ui or lib.";
}

/** Files that decide without the world. */
export const isPure = (path: string): boolean =>
  (coreSchema.test(path) || coreRules.test(path)) && !path.endsWith(".test.ts");

const worldly = /^(cloudflare:|node:|hono(\/|$)|drizzle-orm\/d1$)/;

function purityFault(from: string, specifier: string, to: string | null): string | null {
  if (!isPure(from)) return null;
  const store = to !== null && /^packages\/core\/src\/[^/]+\/store(\/|\.ts$|$)/.test(to);
  if (!store && !worldly.test(specifier)) return null;
  return "schema.ts and rules/ decide without I/O: no store, no Hono, no platform.";
}
