import { describe, expect, it } from "vitest";
import { everyPage } from "./api.ts";

const list = (many: number) => {
  const asked: (string | undefined)[] = [];
  const read = async ({ limit, cursor }: { limit: number; cursor?: string }) => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    const to = Math.min(many, from + limit);
    const items = Array.from({ length: to - from }, (_, at) => from + at);
    return { items, nextCursor: to < many ? String(to) : null };
  };
  return { read, asked };
};

describe("a list to choose from", () => {
  it.each([0, 1, 200, 201, 599])("of %d is read whole, page after page", async (many) => {
    expect(await everyPage(list(many).read)).toEqual(Array.from({ length: many }, (_, at) => at));
  });

  it("ends somewhere", async () => {
    const { read, asked } = list(1_000_000);
    expect(await everyPage(read)).toHaveLength(2_000);
    expect(asked).toHaveLength(10);
  });
});
