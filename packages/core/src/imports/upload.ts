import { insertedId, newest } from "@siar/kernel/commit";
import { fail } from "@siar/kernel/errors";
import { Title } from "@siar/kernel/plain-text";
import { ok } from "@siar/kernel/result";
import { verb } from "@siar/kernel/verb";
import { z } from "zod";
import { HEAD, type Received } from "./files.ts";
import { answerImport } from "./load.ts";
import { beginningOf, sniff } from "./rules/index.ts";
import { Import } from "./schema.ts";
import { insertImport } from "./store.ts";

/**
 * The file is in the bucket already: this makes it known, or says why it is no table. There is none
 * where the table of routes is only read.
 */
export const upload = (received: Received | null) =>
  verb({
    name: "import.upload",
    summary:
      "Upload a CSV file of contacts, up to 200 MB. Nothing is imported before it is started.",
    permission: "contact:write",
    input: z.object({ name: Title.min(1).max(200).default("contacts.csv") }),
    output: Import,
    fails: [
      "body-too-large",
      "import-empty",
      "import-spreadsheet",
      "import-not-text",
      "import-line-too-long",
      "import-encoding",
      "import-columns",
    ],
    run: async (ctx, { name }) => {
      if (received === null) return fail("import-empty");
      const { file, size, encoding, head } = received;
      const found = sniff(beginningOf(head, encoding, size <= HEAD));
      if (!found.ok) return found;
      const { delimiter, hasHeader } = found.value;
      const columns = [...found.value.columns];
      return ok({
        statements: [
          insertImport(ctx, { file, name, size, encoding, delimiter, hasHeader, columns }),
        ],
        audit: {
          action: "import.upload",
          entity: "import",
          entityId: newest("imports"),
          after: { name, size },
        },
        answer: ([inserted]) => answerImport(ctx, insertedId(inserted)),
      });
    },
  });
