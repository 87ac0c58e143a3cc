import { Download } from "lucide-react";
import { useI18n } from "../../../../lib/i18n/index.tsx";
import { Button } from "../../../../ui/button.tsx";
import { Menu, MenuItem } from "../../../../ui/menu.tsx";

/** Every recipient with all that is known of the message, as a file. */
export function SaveMenu({ id }: { id: number }) {
  const { t } = useI18n();
  const icon = <Download size={16} aria-hidden="true" />;
  return (
    <Menu trigger={<Button icon={icon}>{t("analytics.save")}</Button>}>
      {(["csv", "json"] as const).map((format) => (
        <MenuItem key={format} asChild>
          <a href={`/api/campaigns/${id}/export?format=${format}`} download>
            {t(`analytics.save.${format}`)}
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
