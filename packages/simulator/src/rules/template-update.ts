import type { Template, TemplateStatus } from "./template.ts";
import type { Update } from "./webhook-body.ts";

/** `message_template_status_update`, as Meta words it for each event. */
export function templateStatusUpdate(
  template: Pick<Template, "id" | "name" | "language" | "category">,
  event: TemplateStatus,
  reason: string,
): Update {
  const other = otherInfo(event, reason);
  return {
    kind: "field",
    field: "message_template_status_update",
    value: {
      event,
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      message_template_category: template.category,
      reason: event === "REJECTED" ? reason : "NONE",
      ...(other === null ? {} : { other_info: other }),
      ...(event === "REJECTED"
        ? { rejection_info: { reason, recommendation: "Edit the template and submit it again." } }
        : {}),
    },
  };
}

function otherInfo(event: TemplateStatus, reason: string) {
  switch (event) {
    case "PAUSED":
      return {
        title: reason === "NONE" ? "FIRST_PAUSE" : reason,
        description: "The template is paused because of negative feedback.",
      };
    case "DISABLED":
      return { title: "DISABLED", description: "The template is disabled for good." };
    default:
      return null;
  }
}
