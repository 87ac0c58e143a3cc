import type { Network } from "./network.ts";
import { draw, within } from "./rules/draw.ts";
import { templateStatusUpdate } from "./rules/template-update.ts";
import type { Update } from "./rules/webhook-body.ts";

// Meta's reviewers: after a while they approve or reject what was submitted.

/** Nobody reads it while the behaviour names no time. */
export function planReview(network: Network, templateId: string, now: number): void {
  const { review, seed } = network.behaviour;
  if (review.after === null) return;
  const at = now + within(review.after, draw(seed, network.nextTry(), "review"));
  network.reviews.plan(templateId, at);
  network.announceDue(at);
}

/** Runs inside one transaction together with storing the webhooks. */
export function reviewDue(network: Network, now: number): Update[] {
  const { outcome, reason } = network.behaviour.review;
  return network.reviews.takeDue(now).flatMap((id) => {
    const template = network.templates.byId(id)?.template;
    if (template === undefined || template.status !== "PENDING") return [];
    const status = outcome === "approve" ? "APPROVED" : "REJECTED";
    const why = outcome === "approve" ? "NONE" : reason;
    network.templates.setStatus(id, status, { rejectedReason: why }, null);
    return [templateStatusUpdate(template, status, why)];
  });
}
