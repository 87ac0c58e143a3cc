import { answers, api, meta, statusOf, type Product } from "@siar/testing";
import { NAME } from "./ledger.ts";

export type World = Awaited<ReturnType<typeof worldOf>>;

/** Meta on the one side, and the campaign that it reports on. */
export async function worldOf(product: Product) {
  const owner = api(product);
  const line = meta(product);
  const path = `/api/campaigns?search=${NAME}`;
  const { items } = await owner.get(path, answers.pageOf(answers.Campaign));
  const id = items[0]?.id ?? 0;
  const body = (status: string, seqs: readonly number[]): string =>
    line.envelope({
      statuses: seqs.map((seq) =>
        statusOf(status, { wamid: `wamid.bench.${seq}`, callback: `${id}:${seq}:1` }),
      ),
    });
  /** As Meta does it: what has no 200 is delivered again. */
  const deliver = async (bytes: string, signature?: string): Promise<void> => {
    for (let tries = 0; tries < 5; tries += 1) {
      const status = await line.post(bytes, signature ?? line.sign(bytes));
      if (status === 200) return;
    }
    throw new Error("A webhook was not answered with 200, however often it came");
  };
  const stats = async () => (await owner.get(`/api/campaigns/${id}`, answers.Campaign)).stats;
  return { sign: line.sign, id, body, deliver, stats };
}

export const between = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
