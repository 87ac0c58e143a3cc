import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ImportBadge } from "./import-badge.tsx";
import { ImportPlanner } from "./import-planner.tsx";
import { ImportResult } from "./import-result.tsx";
import { type Import, importQuery } from "./queries.ts";

/** One file: what shall become of it, or what became of it. */
export function ImportSheet({ id }: { id: number }) {
  const { format } = useI18n();
  const { data } = useSuspenseQuery(importQuery(id));
  useFreshVocabulary(data);
  return (
    <>
      <PageHeader
        title={data.name}
        mark={<ImportBadge status={data.status} />}
        description={format.dateTime(data.createdAt)}
      />
      {data.status === "draft" ? <ImportPlanner id={id} /> : <ImportResult result={data} />}
    </>
  );
}

/** An import makes contacts, and labels of their rows: lists that were read before are old now. */
function useFreshVocabulary({ read }: Import) {
  const client = useQueryClient();
  useEffect(() => {
    if (read === 0) return;
    void client.invalidateQueries({ queryKey: ["contacts", "list"] });
    void client.invalidateQueries({ queryKey: ["labels"] });
  }, [client, read]);
}
