// Meta's error codes, as its documentation words them. A code can come as the answer to a request
// or later, as a `failed` status: both shapes are built here.

interface ErrorRow {
  readonly title: string;
  readonly http: number;
  readonly details?: string;
}

const documentation =
  "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

const table: ReadonlyMap<number, ErrorRow> = new Map([
  [0, { title: "AuthException", http: 401 }],
  [1, { title: "API Unknown", http: 400 }],
  [2, { title: "API Service", http: 503 }],
  [3, { title: "API Method", http: 500 }],
  [4, { title: "Application request limit reached", http: 400 }],
  [10, { title: "Application does not have permission for this action", http: 403 }],
  [33, { title: "Parameter value is not valid", http: 400 }],
  [100, { title: "Invalid parameter", http: 400 }],
  [190, { title: "Invalid OAuth access token", http: 401 }],
  [200, { title: "Permissions error", http: 403 }],
  [368, { title: "Temporarily blocked for policies violations", http: 403 }],
  [80007, { title: "Rate limit issues", http: 400 }],
  [130403, { title: "User is blocked by the business", http: 400 }],
  [
    130429,
    {
      title: "Rate limit hit",
      http: 429,
      details: "Cloud API message throughput has been reached.",
    },
  ],
  [130472, { title: "User's number is part of an experiment", http: 400 }],
  [
    130497,
    { title: "Business account is restricted from messaging users in this country", http: 403 },
  ],
  [
    131000,
    {
      title: "Something went wrong",
      http: 500,
      details: "Message failed to send due to an unknown error.",
    },
  ],
  [131005, { title: "Access denied", http: 403 }],
  [131008, { title: "Required parameter is missing", http: 400 }],
  [131009, { title: "Parameter value is not valid", http: 400 }],
  [131016, { title: "Service unavailable", http: 500 }],
  [
    131021,
    {
      title: "Recipient cannot be sender",
      http: 400,
      details: "Sender and recipient phone number is the same.",
    },
  ],
  [131026, { title: "Message undeliverable", http: 400, details: "Message undeliverable." }],
  [131030, { title: "Recipient phone number not in allowed list", http: 400 }],
  [131031, { title: "Account has been locked", http: 403 }],
  [131037, { title: "Display name needs to be approved before message can be sent", http: 400 }],
  [131042, { title: "Business eligibility payment issue", http: 400 }],
  [131045, { title: "Incorrect certificate", http: 500 }],
  [
    131047,
    {
      title: "Re-engagement message",
      http: 400,
      details:
        "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
    },
  ],
  [
    131048,
    {
      title: "Spam rate limit hit",
      http: 429,
      details:
        "Message failed to send because there are restrictions on how many messages can be sent from this phone number.",
    },
  ],
  [
    131049,
    {
      title: "This message was not delivered to maintain healthy ecosystem engagement.",
      http: 400,
    },
  ],
  [
    131050,
    {
      title: "User has stopped marketing messages",
      http: 400,
      details:
        "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business.",
    },
  ],
  [131051, { title: "Unsupported message type", http: 400 }],
  [131052, { title: "Media download error", http: 400 }],
  [131053, { title: "Media upload error", http: 400 }],
  [131055, { title: "Method not allowed", http: 400 }],
  [
    131056,
    {
      title: "(Business Account, Consumer Account) pair rate limit hit",
      http: 429,
      details:
        "Too many messages sent from this phone number to the same phone number in a short period of time.",
    },
  ],
  [131057, { title: "Account in maintenance mode", http: 500 }],
  [131062, { title: "Business-scoped user id is not allowed here", http: 400 }],
  [131063, { title: "Marketing messages are disabled on Cloud API", http: 400 }],
  [131064, { title: "Template misclassification limit reached", http: 400 }],
  [
    132000,
    { title: "Number of parameters does not match the expected number of params", http: 400 },
  ],
  [132001, { title: "Template name does not exist in the translation", http: 404 }],
  [132005, { title: "Translated text too long", http: 400 }],
  [132007, { title: "Template format character policy violated", http: 400 }],
  [132008, { title: "Template parameter value is not valid", http: 400 }],
  [132012, { title: "Parameter format does not match format in the created template", http: 400 }],
  [
    132015,
    {
      title: "Template is paused",
      http: 400,
      details: "Template is paused due to low quality so it cannot be sent in a template message.",
    },
  ],
  [
    132016,
    {
      title: "Template is disabled",
      http: 400,
      details:
        "Template has been paused too many times due to low quality and is now permanently disabled.",
    },
  ],
  [
    132018,
    {
      title: "There's an issue with the parameters in your template",
      http: 400,
      details: "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
    },
  ],
  [132068, { title: "Flow is blocked", http: 400 }],
  [132069, { title: "Flow is throttled", http: 400 }],
  [133004, { title: "Server temporarily unavailable", http: 503 }],
  [133010, { title: "Phone number not registered", http: 400 }],
  [134100, { title: "Only marketing messages are supported", http: 400 }],
  [134101, { title: "Template is still syncing", http: 400 }],
  [134102, { title: "Template is unavailable for marketing messages", http: 500 }],
  [135000, { title: "Generic user error", http: 400 }],
  [137000, { title: "Recipient identity key hash mismatch", http: 400 }],
]);

export interface GraphError {
  readonly code: number;
  readonly http: number;
  readonly title: string;
  readonly details: string;
  readonly subcode?: number;
  /** Graph-level errors (token, unknown object) have no `error_data`. */
  readonly plain?: boolean;
}

/** Codes outside the table are allowed: a test may ask for any code it likes. */
export function graphError(code: number, details?: string): GraphError {
  const row = table.get(code) ?? { title: "Unknown error", http: 400 };
  return { code, http: row.http, title: row.title, details: details ?? row.details ?? row.title };
}

/** The id exists nowhere, or this token may not see it: Meta does not say which. */
export function unknownObject(id: string, verb: "get" | "post" | "delete"): GraphError {
  const title =
    `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to ` +
    "missing permissions, or does not support this operation";
  return { ...graphError(100), title, subcode: 33, plain: true };
}

export function badToken(title: string, subcode?: number): GraphError {
  const base = { ...graphError(190), title, plain: true };
  return subcode === undefined ? base : { ...base, subcode };
}

/** The answer to a request. */
export function errorBody(error: GraphError, traceId: string) {
  const message = error.plain ? error.title : `(#${error.code}) ${error.title}`;
  return {
    error: {
      message,
      type: error.plain && error.code === 100 ? "GraphMethodException" : "OAuthException",
      code: error.code,
      ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
      ...(error.plain
        ? {}
        : { error_data: { messaging_product: "whatsapp", details: error.details } }),
      fbtrace_id: traceId,
    },
  };
}

/** The same error inside a `failed` status. */
export function statusError(error: GraphError) {
  return {
    code: error.code,
    title: error.title,
    message: error.title,
    error_data: { details: error.details },
    href: documentation,
  };
}

export type Checked<T> = { readonly ok: true; readonly value: T } | Refused;
export type Refused = { readonly ok: false; readonly error: GraphError };

export function accepted<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function refused(error: GraphError): Refused {
  return { ok: false, error };
}
