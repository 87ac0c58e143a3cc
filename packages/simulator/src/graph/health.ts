import type { Template } from "../rules/template.ts";
import { accountId, appId, type BusinessNumber, portfolioId } from "../world.ts";

// `health_status`: who in the chain can send. A template that is not approved blocks it.

type Entity = Readonly<Record<string, unknown>>;

const available = (entity_type: string, id: string): Entity => ({
  entity_type,
  id,
  can_send_message: "AVAILABLE",
});

const upwards = [
  available("WABA", accountId),
  available("BUSINESS", portfolioId),
  available("APP", appId),
];

const unpaid: Entity = {
  entity_type: "WABA",
  id: accountId,
  can_send_message: "BLOCKED",
  errors: [
    {
      error_code: 141006,
      error_description: "There is an error with the payment method.",
      possible_solution: "Add a valid payment method to the account.",
    },
  ],
};

export function numberHealth(number: BusinessNumber, paymentProblem = false) {
  if (paymentProblem) {
    const entities = [available("PHONE_NUMBER", number.id), unpaid, ...upwards.slice(1)];
    return { can_send_message: "BLOCKED", entities };
  }
  const entities = [available("PHONE_NUMBER", number.id), ...upwards];
  return { can_send_message: "AVAILABLE", entities };
}

export function accountHealth() {
  return { can_send_message: "AVAILABLE", entities: upwards };
}

export function templateHealth(template: Template) {
  if (template.status === "APPROVED") {
    const entities = [available("MESSAGE_TEMPLATE", template.id), ...upwards];
    return { can_send_message: "AVAILABLE", entities };
  }
  const blocked = {
    entity_type: "MESSAGE_TEMPLATE",
    id: template.id,
    can_send_message: "BLOCKED",
    errors: [
      {
        error_code: 141002,
        error_description: "The template is not approved.",
        possible_solution: "Wait for the review, or edit the template.",
      },
    ],
  };
  return { can_send_message: "BLOCKED", entities: [blocked, ...upwards] };
}
