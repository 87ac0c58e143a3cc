import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { UserPlus, Users } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { problemFrom } from "../../lib/problem.ts";
import { useCan } from "../../lib/session.ts";
import { firstPage } from "../../lib/table-state.ts";
import { labelsQuery } from "../../lib/vocabulary.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable, type Filter, type RowAction } from "../../ui/data-table/index.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { BulkBar } from "./bulk/bulk-bar.tsx";
import { BulkProgress } from "./bulk/bulk-progress.tsx";
import type { BulkAction } from "./bulk/queries.ts";
import { useChosen } from "./bulk/use-chosen.ts";
import { useContactColumns } from "./contact-columns.tsx";
import { contactName } from "./contact-words.tsx";
import { ConsentDialog } from "./consent-dialog.tsx";
import { DeleteContact } from "./delete-contact.tsx";
import { type Contact, contactsQuery } from "./queries.ts";
import type { ContactSearch } from "./search.ts";
import { useWorkflowOptions } from "../../lib/workflow-status.ts";

interface Props {
  search: ContactSearch;
  /** A change of the address, from what it is when the change is made. */
  change: (next: (now: ContactSearch) => ContactSearch) => void;
}

export function ContactTable({ search, change }: Props) {
  const { t } = useI18n();
  const { data, error, isFetching, refetch } = useQuery(contactsQuery(search));
  const filters = useFilters({ search, change });
  const acts = useRowActions();
  const { selection, progress } = useBulk(search);
  return (
    <>
      {progress}
      <DataTable
        label={t("nav.contacts")}
        searchLabel={t("contacts.search")}
        columns={useContactColumns()}
        filters={filters}
        filtered={isNarrowed(filters)}
        rows={data?.items}
        nextCursor={data?.nextCursor}
        rowKey={({ id }) => String(id)}
        rowName={contactName}
        rowLink={linkTo}
        actions={acts.actions}
        selection={selection}
        search={search}
        onSearch={(next) => change(() => next)}
        fetching={isFetching}
        problem={error ? problemFrom(error) : undefined}
        onRetry={() => void refetch()}
        empty={<NoContacts />}
      />
      {acts.dialogs}
    </>
  );
}

const linkTo = ({ id }: Contact, content: ReactNode, tabIndex: number) => (
  <Link
    to="/contacts/$id"
    params={{ id }}
    tabIndex={tabIndex}
    className="rounded-sm hover:underline"
  >
    {content}
  </Link>
);

const isNarrowed = (filters: readonly Filter[]) => filters.some(({ value }) => value !== undefined);

/** What is done to many at once, and how far it is. */
function useBulk(search: ContactSearch) {
  const can = useCan();
  const [started, start] = useState<BulkAction>();
  const { keys, count, chosen, offered, choose, clear, chooseEverybody } = useChosen(search);
  const begun = (action: BulkAction) => {
    start(action);
    clear();
  };
  const actions = (
    <BulkBar {...{ chosen, count, offered }} onEverybody={chooseEverybody} onStarted={begun} />
  );
  return {
    selection: can("contact:write")
      ? { chosen: keys, count, onChange: choose, actions }
      : undefined,
    progress: started && (
      <BulkProgress key={started.id} started={started} onClose={() => start(undefined)} />
    ),
  };
}

function NoContacts() {
  const { t } = useI18n();
  const can = useCan();
  return (
    <EmptyState
      icon={<Users aria-hidden="true" />}
      title={t("contacts.none")}
      action={can("contact:write") && <AddContact />}
    >
      {t("contacts.noneHint")}
    </EmptyState>
  );
}

export function AddContact() {
  const { t } = useI18n();
  return (
    <Button asChild look="primary">
      <Link to="/contacts/new">
        <UserPlus size={16} aria-hidden="true" />
        {t("contacts.add")}
      </Link>
    </Button>
  );
}

function useFilters({ search, change }: Props): Filter[] {
  const { t } = useI18n();
  const { data: labels = [] } = useQuery(labelsQuery);
  const statuses = useWorkflowOptions();
  const narrow = (part: Partial<ContactSearch>) => change((now) => firstPage({ ...now, ...part }));
  return [
    {
      id: "label",
      label: t("contacts.anyLabel"),
      options: labels.map(({ id, name }) => ({ value: String(id), label: name })),
      value: search.label === undefined ? undefined : String(search.label),
      onChange: (value) => narrow({ label: value === undefined ? undefined : Number(value) }),
    },
    {
      id: "status",
      label: t("contacts.anyStatus"),
      options: statuses,
      value: search.status,
      onChange: (value) =>
        narrow({ status: statuses.find((status) => status.value === value)?.value }),
    },
    {
      id: "out",
      label: t("contacts.anyConsent"),
      options: [
        { value: "no", label: t("contacts.reachable") },
        { value: "yes", label: t("contacts.optedOut") },
      ],
      value: search.out === undefined ? undefined : search.out ? "yes" : "no",
      onChange: (value) => narrow({ out: value === undefined ? undefined : value === "yes" }),
    },
  ];
}

/** What can be done with a row, and the dialogs that ask about it first. */
function useRowActions() {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const [asked, ask] = useState<{ act: "consent" | "delete"; contact: Contact }>();
  const mayWrite = can("contact:write");
  const actions: RowAction<Contact>[] = [
    {
      label: t("action.edit"),
      allowed: () => mayWrite,
      run: ({ id }) => void navigate({ to: "/contacts/$id/edit", params: { id } }),
    },
    {
      label: t("contacts.optOut"),
      allowed: ({ optedOut }) => mayWrite && !optedOut,
      run: (contact) => ask({ act: "consent", contact }),
    },
    {
      label: t("contacts.optIn"),
      allowed: ({ optedOut }) => mayWrite && optedOut,
      run: (contact) => ask({ act: "consent", contact }),
    },
    {
      label: t("action.delete"),
      danger: true,
      allowed: () => can("contact:delete"),
      run: (contact) => ask({ act: "delete", contact }),
    },
  ];
  const close = () => ask(undefined);
  const dialogs = (
    <>
      {asked?.act === "consent" && <ConsentDialog contact={asked.contact} onClose={close} />}
      {asked?.act === "delete" && <DeleteContact contact={asked.contact} onClose={close} />}
    </>
  );
  return { actions, dialogs };
}
