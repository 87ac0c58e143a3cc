import { obeys } from "@siar/core/campaigns/rules";
import { useNavigate } from "@tanstack/react-router";
import { Copy, MailOpen, Pencil } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import type { RowAction } from "../../ui/data-table/index.tsx";
import { useCopy } from "./again.ts";
import { type Campaign, isLaunched } from "./figures.ts";
import { mayBegin } from "./may-begin.ts";
import { unreadOf } from "./whom.ts";

const icon = { size: 16, "aria-hidden": true } as const;

/** What one campaign of the list can be made into; what it is told to do is on its own page. */
export function useListActions(): readonly RowAction<Campaign>[] {
  const { t } = useI18n();
  const can = useCan();
  const navigate = useNavigate();
  const edit = ({ id }: Campaign) =>
    void navigate({ to: "/campaigns/$id/edit", params: { id }, search: {} });
  const { mutate } = useCopy(edit);
  const mayCopy = mayBegin(can);
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
      allowed: () => mayCopy,
      run: (campaign) =>
        mutate({ campaign, called: t("campaigns.copy.named", { name: campaign.name }) }),
    },
    {
      label: t("campaigns.again"),
      icon: <MailOpen {...icon} />,
      allowed: (campaign) =>
        mayCopy &&
        can("segment:write") &&
        isLaunched(campaign) &&
        campaign.stats.sent > campaign.stats.read,
      run: (campaign) => {
        const { id, name } = campaign;
        const called = t("campaigns.again.segment", { name });
        const to = { campaign, called, criteria: unreadOf(id) };
        mutate({ campaign, called: t("campaigns.again.named", { name }), to });
      },
    },
  ];
}
