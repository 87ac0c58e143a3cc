export const campaignEstimate = {
  "campaigns.estimate.counting": "Counting who gets it …",
  "campaigns.estimate.failed":
    "Who is left out could not be counted just now. You can go on all the same.",
  "campaigns.estimate.lacks": "{name}: nothing for {variable}",
  "campaigns.estimate.leftOut": {
    one: "{count} person is left out:",
    other: "{count} people are left out:",
  },
  "campaigns.estimate.people": {
    one: "As it looks now, {count} person gets this message.",
    other: "As it looks now, {count} people get this message.",
  },
  "campaigns.estimate.reason": "{people} – {reason}",
  "campaigns.warn.manyRecipients":
    "{recipients} people are in the audience. From {threshold} on, it is worth a second look.",
  "campaigns.warn.quietHours": "It begins in your quiet hours, from {from} to {until}.",
  "campaigns.warn.sameContent":
    "The same message already went to the same segment on {at}: “{name}”.",
  "campaigns.warn.templateQuality":
    "Meta rates the quality of this template as low, and may pause it while the campaign runs.",
  "campaigns.warn.usMarketing": {
    one: "{count} number begins with +1. Meta delivers no marketing in the USA.",
    other: "{count} numbers begin with +1. Meta delivers no marketing in the USA.",
  },
} as const;
