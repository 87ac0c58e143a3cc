import { z } from "zod";
import { fail } from "@siar/kernel/errors";
import { ok } from "@siar/kernel/result";
import { query } from "@siar/kernel/verb";
import {
  accountClient,
  connectedAccounts,
  metaFailure,
  type ChannelEnv,
} from "../channels/index.ts";
import { LARGEST_SAMPLE, sampleType } from "./rules/index.ts";

const SampleInput = z.object({
  kind: z.enum(["image", "video", "document"]).describe("What the header is to show."),
});

/** Nothing is kept here: the file is for Meta's reviewers, and Meta answers how it is named there. */
export const uploadSample = (sent: { env: ChannelEnv; bytes: Uint8Array<ArrayBuffer> } | null) =>
  query({
    name: "approved-template.sample",
    summary: "Hand a sample file for a template's header to Meta.",
    permission: "template:manage",
    input: SampleInput,
    output: z.object({ handle: z.string() }),
    fails: [
      "sample-wrong-type",
      "body-too-large",
      "channel-not-connected",
      "channel-secret-unreadable",
      "meta-refused",
      "meta-unreachable",
    ],
    run: async (ctx, { kind }) => {
      const bytes = sent?.bytes ?? new Uint8Array();
      if (bytes.length > LARGEST_SAMPLE[kind]) {
        return fail("body-too-large", { limit: `${LARGEST_SAMPLE[kind] / 1024 / 1024} MB` });
      }
      const type = sampleType(kind, bytes);
      if (type === null || sent === null) return fail("sample-wrong-type");
      const [first] = await connectedAccounts(ctx);
      if (first === undefined) return fail("channel-not-connected");
      const account = await accountClient(ctx, sent.env, first.id);
      if (!account.ok) return account;
      const { client, appId } = account.value;
      if (appId === null) return fail("channel-not-connected");
      const uploaded = await client.uploadSample(appId, new Blob([bytes], { type }));
      return uploaded.ok ? ok({ handle: uploaded.value }) : metaFailure(uploaded.error, ctx.locale);
    },
  });
