export const suppressions = {
  "suppressions.done": {
    one: "{count} person gets no more campaigns.",
    other: "{count} people get no more campaigns.",
  },
  "suppressions.export": "Export the list",
  "suppressions.file": "Read from a file",
  "suppressions.hint":
    "Whoever is on it gets no campaigns, also if they become a contact only later. It holds everybody who said STOP here, and whom you bring from elsewhere.",
  "suppressions.import": "Add people",
  "suppressions.importHint":
    "Nothing is sent to them. It can be undone for each of them on their own page.",
  "suppressions.importTitle": "Add people who are not to be written to",
  "suppressions.numbers": "Phone numbers",
  "suppressions.numbersHint":
    "One on each line, at most 10,000. Of a table, the first column is read.",
  "suppressions.numbersNeeded": "Enter at least one number.",
  "suppressions.reason": "Reason",
  "suppressions.reasonHint": "Kept as proof, such as “opted out in the old system”.",
  "suppressions.reasonNeeded": "Say why.",
  "suppressions.submit": "Opt them out",
  "suppressions.title": "People who get nothing",
  "suppressions.unreadable": {
    one: "{count} line was no phone number: {lines}",
    other: "{count} lines were no phone numbers: {lines}",
  },
} as const;
