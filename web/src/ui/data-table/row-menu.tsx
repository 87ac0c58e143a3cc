import { EllipsisVertical } from "lucide-react";
import { useI18n } from "../../lib/i18n/index.tsx";
import { Button } from "../button.tsx";
import { Menu, MenuItem } from "../menu.tsx";
import type { RowAction } from "./types.ts";

interface Props<Row> {
  row: Row;
  name: string;
  actions: readonly RowAction<Row>[];
  tabIndex?: number;
}

export function RowMenu<Row>({ row, name, actions, tabIndex = 0 }: Props<Row>) {
  const { t } = useI18n();
  const allowed = actions.filter((action) => action.allowed?.(row) ?? true);
  if (allowed.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button
          look="quiet"
          size="icon-sm"
          tabIndex={tabIndex}
          aria-label={t("table.actionsFor", { name })}
        >
          <EllipsisVertical size={17} aria-hidden="true" />
        </Button>
      }
    >
      {allowed.map((action) => (
        <MenuItem
          key={action.label}
          icon={action.icon}
          danger={action.danger ?? false}
          onSelect={() => action.run(row)}
        >
          {action.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
