import { useI18n } from "../../lib/i18n/index.tsx";
import { languageName } from "../../lib/languages.ts";
import type { Column } from "../../ui/data-table/index.tsx";
import { Dash } from "../../ui/details.tsx";
import { LabelChip } from "../../ui/label-chip.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { ConsentBadge, contactName } from "./contact-words.tsx";
import type { Contact } from "./queries.ts";
import { WorkflowBadge } from "./workflow-status.tsx";

const labelsShown = 2;

function Labels({ labels }: Pick<Contact, "labels">) {
  const { t } = useI18n();
  if (labels.length === 0) return <Dash />;
  const more = labels.slice(labelsShown);
  return (
    <span className="flex flex-wrap justify-end gap-1 sm:flex-nowrap sm:justify-start">
      {labels.slice(0, labelsShown).map((label) => (
        <LabelChip key={label.id} {...label} />
      ))}
      {more.length > 0 && (
        <span title={more.map(({ name }) => name).join(", ")} className="text-sm text-ink-2">
          {t("contacts.moreLabels", { count: more.length })}
        </span>
      )}
    </span>
  );
}

const time = (value: string | null) =>
  value === null ? <Dash /> : <RelativeTime value={value} className="whitespace-nowrap" />;

/** The columns that there are; the later ones are shown when somebody asks for them. */
export const useContactColumns = (): Column<Contact>[] => [
  ...useMainColumns(),
  ...useMoreColumns(),
];

function useMainColumns(): Column<Contact>[] {
  const { t } = useI18n();
  return [
    { id: "name", header: t("contacts.name"), sort: "name", cell: contactName },
    {
      id: "phone",
      header: t("contacts.phone"),
      cell: ({ phone }) =>
        phone === null ? <Dash /> : <span className="whitespace-nowrap">{phone}</span>,
    },
    { id: "labels", header: t("contacts.labels"), cell: (contact) => <Labels {...contact} /> },
    {
      id: "status",
      header: t("contacts.workflowStatus"),
      cell: ({ workflowStatus }) => <WorkflowBadge status={workflowStatus} />,
    },
    {
      id: "lastInteractionAt",
      header: t("contacts.lastInteraction"),
      sort: "lastInteractionAt",
      cell: ({ lastInteractionAt }) => time(lastInteractionAt),
    },
    {
      id: "consent",
      header: t("contacts.consent"),
      card: "beside",
      cell: (contact) => <ConsentBadge {...contact} />,
    },
  ];
}

function useMoreColumns(): Column<Contact>[] {
  const { t, format, locale } = useI18n();
  return [
    {
      id: "language",
      header: t("contacts.language"),
      hidden: true,
      cell: ({ language }) => (language === null ? <Dash /> : languageName(language, locale)),
    },
    {
      id: "rating",
      header: t("contacts.rating"),
      hidden: true,
      align: "end",
      cell: ({ rating }) => (rating === null ? <Dash /> : format.number(rating)),
    },
    { id: "source", header: t("contacts.source"), hidden: true, cell: ({ source }) => source },
    {
      id: "createdAt",
      header: t("contacts.createdAt"),
      sort: "createdAt",
      hidden: true,
      cell: ({ createdAt }) => time(createdAt),
    },
  ];
}
