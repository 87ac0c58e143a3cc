export const common = {
  "action.copy": "Copy",
  "action.delete": "Delete",
  "action.edit": "Edit",
  "action.more": "More actions",
  "action.save": "Save",

  "answer.no": "No",
  "answer.yes": "Yes",

  "nav.contacts": "Contacts",
  "nav.jobs": "Background jobs",
  "nav.notifications": "Notifications",
  "nav.people": "Customers",
  "nav.segments": "Segments",
  "nav.settings": "Settings",
  "nav.workshop": "Operations",

  "tokens.remove": "Remove {name}",
} as const;
