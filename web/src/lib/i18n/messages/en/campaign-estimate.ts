export const campaignEstimate = {
  "campaigns.estimate.cost": "Meta charges {amount} if all of it is delivered.",
  "campaigns.estimate.costFree": {
    one: "{count} of them costs nothing: they wrote within a day.",
    other: "{count} of them cost nothing: they wrote within a day.",
  },
  "campaigns.estimate.costMore": {
    one: "and {count} more country",
    other: "and {count} more countries",
  },
  "campaigns.estimate.costService":
    "The first 1,000 of a month are free at Meta. How many of them are left is not known here, so none are taken off.",
  "campaigns.estimate.costUnknown": {
    one: "What it costs for {count} person is unknown: there is no rate.",
    other: "What it costs for {count} people is unknown: there is no rate.",
  },
  "campaigns.estimate.counting": "Counting who gets it …",
  "campaigns.estimate.failed":
    "Who is left out could not be counted just now. You can go on all the same.",
  "campaigns.estimate.lacks": "{name}: nothing for {variable}",
  "campaigns.estimate.leftOut": {
    one: "{count} person is left out:",
    other: "{count} people are left out:",
  },
  "campaigns.estimate.limit":
    "Of Meta's limit of {perDay} people in 24 hours, {left} are left. This campaign needs {people}.",
  "campaigns.estimate.limitNone": "Meta sets this number no daily limit.",
  "campaigns.estimate.limitUnknown": "Meta's daily limit for this number is not known.",
  "campaigns.estimate.people": {
    one: "As it looks now, {count} person gets this message.",
    other: "As it looks now, {count} people get this message.",
  },
  "campaigns.estimate.reason": "{people} – {reason}",
  "campaigns.estimate.toRates": "Import rates",
  "campaigns.warn.categoryChanged":
    "Meta has moved the template from {from} to {to} since you chose it. That decides the price.",
  "campaigns.warn.manyRecipients":
    "{recipients} people are in the audience. From {threshold} on, it is worth a second look.",
  "campaigns.warn.overLimit":
    "Meta's daily limit leaves room for {left} of {people} people. Within it, this takes {days} days.",
  "campaigns.warn.quietHours": "It begins in your quiet hours, from {from} to {until}.",
  "campaigns.warn.sameContent":
    "The same message already went to the same segment on {at}: “{name}”.",
  "campaigns.warn.templateQuality":
    "Meta rates the quality of this template as low, and may pause it while the campaign runs.",
  "campaigns.warn.usMarketing": {
    one: "{count} number is from the USA. Meta delivers no marketing there.",
    other: "{count} numbers are from the USA. Meta delivers no marketing there.",
  },
} as const;
