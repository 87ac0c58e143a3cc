import { backups } from "./en/backups.ts";
import { bulk } from "./en/bulk.ts";
import { campaigns } from "./en/campaigns.ts";
import { campaignPage } from "./en/campaign-page.ts";
import { campaignEstimate } from "./en/campaign-estimate.ts";
import { campaignForm } from "./en/campaign-form.ts";
import { campaignTest } from "./en/campaign-test.ts";
import { whatsapp } from "./en/whatsapp.ts";
import { audit } from "./en/audit.ts";
import { overview } from "./en/overview.ts";
import { composer } from "./en/composer.ts";
import { library } from "./en/library.ts";
import { common } from "./en/common.ts";
import { connection } from "./en/connection.ts";
import { contacts } from "./en/contacts.ts";
import { media } from "./en/media.ts";
import { imports } from "./en/imports.ts";
import { queue } from "./en/queue.ts";
import { rates } from "./en/rates.ts";
import { segments } from "./en/segments.ts";
import { settings } from "./en/settings.ts";
import { templates } from "./en/templates.ts";
import { work } from "./en/work.ts";

/** The source: every other language has exactly these keys. */
export const en = {
  ...backups,
  ...bulk,
  ...campaigns,
  ...campaignPage,
  ...campaignEstimate,
  ...campaignForm,
  ...campaignTest,
  ...connection,
  ...whatsapp,
  ...audit,
  ...overview,
  ...common,
  ...composer,
  ...library,
  ...contacts,
  ...imports,
  ...media,
  ...queue,
  ...rates,
  ...segments,
  ...settings,
  ...templates,
  ...work,

  "action.cancel": "Cancel",
  "action.clear": "Clear",
  "action.close": "Close",
  "action.retry": "Try again",

  "field.businessName": "Business name",
  "field.country": "Country",
  "field.email": "E-mail",
  "field.password": "Password",
  "field.timezone": "Time zone",
  "field.yourName": "Your name",

  "form.hidePassword": "Hide password",
  "form.optional": "optional",
  "form.showPassword": "Show password",

  "home.apiDocs": "API reference",
  "home.apiDocsHint": "Everything this app can do, your own programs can do too.",
  "home.greeting": "Welcome, {name}",
  "home.simulator": "Simulated phones",
  "home.simulatorHint": "See what your customers see, and answer as one of them.",

  "keys.close": "Close a dialog or menu",
  "keys.hint": "Everything works without a mouse.",
  "keys.label": "Keyboard",
  "keys.open": "Open the row",
  "keys.palette": "Go to a page or do something",
  "keys.rows": "Move through the rows of a table",
  "keys.select": "Select the row",

  "language.hint": "Words, numbers and dates.",
  "language.label": "Language",
  "language.to": "Switch to {language}",

  "list.loading": "Loading…",
  "list.nothingFound": "Nothing found",
  "list.nothingFoundHint": "Try other words, or clear the filters.",

  "nav.home": "Home",
  "nav.preferences": "Preferences",

  "notifications.markAll": "Mark all as read",
  "notifications.new": "New:",
  "notifications.none": "All quiet",
  "notifications.noneHint": "You will hear here when a campaign starts, finishes or needs you.",
  "notifications.title": "Notifications",
  "notifications.unread": {
    one: "Notifications, {count} unread",
    other: "Notifications, {count} unread",
  },

  "palette.actions": "Actions",
  "palette.pages": "Pages",
  "palette.placeholder": "Where to, or what to do?",
  "palette.results": "Results",
  "palette.title": "Go to a page or do something",

  "preferences.description": "How Siar looks and speaks in this browser.",

  "problem.conflict.detail": "Somebody changed it in the meantime. Reload to see how it is now.",
  "problem.conflict.title": "It has changed",
  "problem.forbidden.detail": "Your role does not allow this. Ask the owner if you need it.",
  "problem.forbidden.title": "Not allowed",
  "problem.invalid.detail": "Some of what was entered cannot be used.",
  "problem.invalid.title": "Please check the form",
  "problem.meta.detail": "Meta could not do it just now. Try again in a moment.",
  "problem.meta.title": "WhatsApp did not accept it",
  "problem.network.detail": "Siar could not be reached. Check your connection and try again.",
  "problem.network.title": "No connection",
  "problem.notFound.detail": "It may have been deleted, or the address is not quite right.",
  "problem.notFound.home": "Go to the start",
  "problem.notFound.title": "Nothing here",
  "problem.refused.detail": "It does not fit how things are now.",
  "problem.refused.title": "That is not possible",
  "problem.request": "request {id}",
  "problem.signedOut.detail": "Your session has ended. Sign in again.",
  "problem.signedOut.title": "Signed out",
  "problem.tooMany.detail": "Wait a moment, then try again.",
  "problem.tooMany.title": "Too many attempts",
  "problem.unexpected.detail":
    "This is our fault. Try again; if it stays, tell support the code below.",
  "problem.unexpected.title": "Something went wrong",

  "session.menu": "Your account",
  "session.menuOf": "Account of",
  "session.signOut": "Sign out",
  "session.signOutFailed": "Signing out did not work. Please try again.",

  "setup.business": "Your business",
  "setup.businessNameNeeded": "What is your business called?",
  "setup.countryHint": "For phone numbers without a country code.",
  "setup.description": "Two minutes, once. You become the owner of this Siar.",
  "setup.nameNeeded": "What shall we call you?",
  "setup.owner": "You, the owner",
  "setup.passwordHint": "At least 10 characters.",
  "setup.passwordShort": "Use at least 10 characters.",
  "setup.searchCountry": "Find a country",
  "setup.searchTimezone": "Find a city",
  "setup.submit": "Create and sign in",
  "setup.timezoneHint": "For schedules and quiet hours.",
  "setup.title": "Set up Siar",

  "shell.breadcrumbs": "You are here",
  "shell.home": "Siar, start page",
  "shell.local": "Local",
  "shell.more": "More",
  "shell.navigation": "Main navigation",
  "shell.search": "Search or go to",
  "shell.shortcuts": "Shortcuts",
  "shell.skip": "Skip to the content",

  "signIn.description": "Campaigns on WhatsApp that everybody gets exactly once.",
  "signIn.emailNeeded": "Enter an e-mail address.",
  "signIn.passwordNeeded": "Enter your password.",
  "signIn.submit": "Sign in",
  "signIn.title": "Sign in",

  "table.actions": "Actions",
  "table.actionsFor": "Actions for {name}",
  "table.clearFilters": "Clear filters",
  "table.clearSelection": "Clear selection",
  "table.columns": "Columns",
  "table.next": "Next",
  "table.page": { one: "Page {page}, {count} row", other: "Page {page}, {count} rows" },
  "table.pages": "Pages",
  "table.previous": "Previous",
  "table.select": "Select {name}",
  "table.selectPage": "Select all on this page",
  "table.selected": { one: "{count} selected", other: "{count} selected" },

  "theme.dark": "Dark",
  "theme.hint": "For the eyes and the hour.",
  "theme.label": "Appearance",
  "theme.light": "Light",
  "theme.next": "Appearance: {now}. Switch to {next}",
  "theme.system": "As the system",
  "theme.to": "Appearance: {theme}",

  "toast.region": "Messages",
} as const;
