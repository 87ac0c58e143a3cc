export const work = {
  "jobs.anyStatus": "Any status",
  "jobs.cancel": "Stop job",
  "jobs.cancelMeans": {
    one: "It stops after its present step. The {count} thing that is done stays done.",
    other: "It stops after its present step. The {count} things that are done stay done.",
  },
  "jobs.cancelTitle": "Stop this job?",
  "jobs.created": "Started",
  "jobs.description":
    "Work that takes longer than a click: it goes on while you do something else.",
  "jobs.doneOf": "{done} of {total}",
  "jobs.doneSoFar": { one: "{count} so far", other: "{count} so far" },
  "jobs.kind": "Job",
  "jobs.kind.backup": "Back up everything",
  "jobs.kind.bulk": "Change many contacts",
  "jobs.kind.demo": "Fill with demonstration data",
  "jobs.kind.import": "Import contacts",
  "jobs.none": "Nothing is going on",
  "jobs.noneHint": "Imports, exports and other long work show up here.",
  "jobs.progress": "Progress",
  "jobs.retried": "The job goes on where it stopped.",
  "jobs.seconds": "{seconds} s",
  "jobs.status.cancelled": "Stopped",
  "jobs.status.cancelling": "Stopping",
  "jobs.status.done": "Done",
  "jobs.status.failed": "Failed",
  "jobs.status.queued": "Waiting",
  "jobs.status.running": "Running",
  "jobs.took": "Took",

  "notifications.browser": "Tell me outside of this page",
  "notifications.browserDenied":
    "This browser forbids it for Siar. Allow notifications in its settings for this address.",
  "notifications.browserHint":
    "As a notification of this browser, while Siar is open in any tab: campaigns that start, finish or are paused, templates that are rejected, numbers in trouble.",
  "notifications.description": "What happened while you were not looking.",
  "notifications.older": "Show older",
} as const;
