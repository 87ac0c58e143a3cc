import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { command, expectTrouble } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "siar-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = command("start");

test("a port that is no port is refused", async () => {
  expectTrouble(
    await start("--port", "88x"),
    /^--port needs a number from 1 to 65535, not "88x"\.$/m,
  );
});

test("an unknown option is refused", async () => {
  expectTrouble(await start("--prot", "8788"), /Unknown option '--prot'.* --help/);
});

test("a taken port is named", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? String(address.port) : "";
  const ended = await start("--port", port, "--state", join(folder, "taken"));
  expectTrouble(ended, new RegExp(`^Port ${port} is taken by another program; .*--port\\.$`, "m"));
  server.close();
});

test("a state that is a file is refused", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expectTrouble(await start("--state", file), /cannot be kept in .*: it is a file\..*--state\.$/m);
});

test("a folder that cannot be written to is refused", async () => {
  const ended = await start("--state", "/proc/siar");
  expectTrouble(ended, /cannot be kept in \/proc\/siar: it cannot be written to\./);
});

test("secrets that make no sense are a damaged state", async () => {
  const state = join(folder, "broken");
  mkdirSync(state);
  writeFileSync(join(state, "secrets.json"), "{");
  expectTrouble(await start("--state", state), /is damaged: secrets\.json cannot be read\./);
});

test("a database whose secrets are gone is a damaged state", async () => {
  const state = join(folder, "lost");
  mkdirSync(join(state, "v3"), { recursive: true });
  expectTrouble(await start("--state", state), /is damaged: secrets\.json is gone/);
});

test("--help tells every option", async () => {
  const { code, out } = await start("--help");
  expect(code).toBe(0);
  for (const option of ["--port", "--state", "--empty", "--json", "--dev", "GRAPH_URL"]) {
    expect(out).toContain(option);
  }
});
