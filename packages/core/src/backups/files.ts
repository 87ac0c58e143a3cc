import { z } from "zod";
import { backupTriggers, Manifest, type Backup, type Part } from "./schema.ts";

/** Beside the folder of its parts lies a backup's manifest: so a list of one level names them all. */
const HOME = "backups/";
const ENDING = ".json";

export const manifestKey = (name: string): string => `${HOME}${name}${ENDING}`;
export const folderOf = (name: string): string => `${HOME}${name}/`;
export const partKey = (name: string, { file }: Pick<Part, "file">): string =>
  folderOf(name) + file;

const Told = z.object({
  trigger: z.enum(backupTriggers),
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  rows: z.coerce.number(),
  bytes: z.coerce.number(),
});

/** The bucket itself knows what lies in it: its backups outlive the database that they are of. */
export async function listBackups(files: R2Bucket): Promise<Backup[]> {
  const { objects } = await look(files, { prefix: HOME, delimiter: "/" });
  return objects
    .flatMap(({ key, customMetadata }) => {
      const told = Told.safeParse(customMetadata);
      return told.success ? [{ name: key.slice(HOME.length, -ENDING.length), ...told.data }] : [];
    })
    .toSorted((one, other) => (one.name < other.name ? 1 : -1));
}

/** Names of folders whose manifest was never written. */
export async function unfinishedBackups(files: R2Bucket): Promise<string[]> {
  const { objects, folders } = await look(files, { prefix: HOME, delimiter: "/" });
  const finished = new Set(objects.map(({ key }) => key));
  return folders
    .map((folder) => folder.slice(HOME.length, -1))
    .filter((name) => !finished.has(manifestKey(name)));
}

async function look(files: R2Bucket, where: { prefix: string; delimiter?: string }) {
  const objects: R2Object[] = [];
  const folders: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await files.list({
      ...where,
      include: ["customMetadata"],
      ...(cursor !== undefined && { cursor }),
    });
    objects.push(...page.objects);
    folders.push(...page.delimitedPrefixes);
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return { objects, folders };
}

export async function sizesOfParts(files: R2Bucket, name: string): Promise<Map<string, number>> {
  const folder = folderOf(name);
  const { objects } = await look(files, { prefix: folder });
  return new Map(objects.map(({ key, size }) => [key.slice(folder.length), size]));
}

export async function writeManifest(files: R2Bucket, manifest: Manifest): Promise<void> {
  const { name, trigger, begunAt, endedAt, tables } = manifest;
  const parts = tables.flatMap((table) => table.parts);
  const sum = (count: (part: Part) => number): string =>
    String(parts.reduce((total, part) => total + count(part), 0));
  await files.put(manifestKey(name), `${JSON.stringify(manifest, null, 2)}\n`, {
    customMetadata: {
      trigger,
      begunAt,
      endedAt,
      rows: sum(({ rows }) => rows),
      bytes: sum(({ bytes }) => bytes),
    },
  });
}

export async function readManifest(files: R2Bucket, name: string): Promise<Manifest | null> {
  const found = await files.get(manifestKey(name));
  return found === null ? null : Manifest.parse(await found.json());
}

/** The manifest first: what is half deleted is no backup any more. */
export async function deleteBackup(files: R2Bucket, name: string): Promise<void> {
  await files.delete(manifestKey(name));
  const { objects } = await look(files, { prefix: folderOf(name) });
  const keys = objects.map(({ key }) => key);
  for (let from = 0; from < keys.length; from += 1_000) {
    await files.delete(keys.slice(from, from + 1_000));
  }
}
