import { obeys } from "@siar/core/campaigns/rules";
import { useNavigate } from "@tanstack/react-router";
import { Copy, MailOpen, Pencil } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import type { RowAction } from "../../ui/data-table/index.tsx";
import { useCopy } from "./again.ts";
import { type Campaign, isLaunched } from "./figures.ts";

const icon = { size: 16, "aria-hidden": true } as const;

/** What one campaign of the list can be made into; what it is told to do is on its own page. */
export function useListActions(): readonly RowAction<Campaign>[] {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const edit = ({ id }: Campaign) =>
    void navigate({ to: "/campaigns/$id/edit", params: { id }, search: {} });
  const { mutate } = useCopy(edit);
  if (!can("campaign:create")) return [];
  return [
    {
      label: t("campaigns.edit"),
      icon: <Pencil {...icon} />,
      allowed: ({ status }) => can("campaign:update") && obeys(status, "edit"),
      run: edit,
    },
    {
      label: t("campaigns.copy"),
      icon: <Copy {...icon} />,
      run: (campaign) => mutate({ campaign, to: "same" }),
    },
    {
      label: t("campaigns.again"),
      icon: <MailOpen {...icon} />,
      allowed: (campaign) =>
        can("segment:write") && isLaunched(campaign) && campaign.stats.sent > campaign.stats.read,
      run: (campaign) => mutate({ campaign, to: "unread" }),
    },
  ];
}
