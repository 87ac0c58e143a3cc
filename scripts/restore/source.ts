import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { readTarHeader, tarBlocks } from "../../packages/core/src/backups/rules/index.ts";
import { Manifest } from "../../packages/core/src/backups/schema.ts";
import { Trouble } from "../start/trouble.ts";

/** A backup, wherever it lies. */
export interface Source {
  readonly manifest: Manifest;
  /** Null where there is no such file. */
  read(file: string): Uint8Array | null;
}

export function openSource(path: string): Source {
  if (!existsSync(path)) throw new Trouble(`There is nothing at ${path}.`);
  const read = statSync(path).isDirectory() ? inFolder(path) : inArchive(path);
  const manifest = read("manifest.json");
  if (manifest === null) throw new Trouble(`${path} is no backup of Siar: no manifest.json.`);
  return { manifest: parsed(manifest), read };
}

function parsed(bytes: Uint8Array): Manifest {
  try {
    return Manifest.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new Trouble("The backup's manifest.json is damaged, so nothing was restored.");
  }
}

const inFolder =
  (folder: string): Source["read"] =>
  (file) => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path) : null;
  };

/** Where each file of an archive begins, without the folder that all of them are in. */
function inArchive(path: string): Source["read"] {
  const archive = openSync(path, "r");
  process.once("exit", () => closeSync(archive));
  const piece = (from: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, readSync(archive, bytes, 0, length, from));
  };
  const places = new Map<string, { readonly from: number; readonly size: number }>();
  for (let at = 0; ;) {
    const header = readTarHeader(piece(at, 512));
    if (header === undefined && at === 0) throw new Trouble(`${path} is no tar archive.`);
    if (header === undefined) throw new Trouble(`${path} is cut off. Download it again.`);
    if (header === null) break;
    places.set(header.name.replace(/^[^/]*\//, ""), { from: at + 512, size: header.size });
    at += 512 + tarBlocks(header.size);
  }
  return (file) => {
    const place = places.get(file);
    return place === undefined ? null : piece(place.from, place.size);
  };
}
