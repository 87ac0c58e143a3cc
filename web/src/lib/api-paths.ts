/**
 * What the shell asks of the API, in the form that openapi-typescript writes, until the client
 * generated from the OpenAPI document takes this file's place.
 */
interface Answer<Status extends number, Body> {
  responses: {
    [status in Status]: { headers: Record<string, unknown>; content: { "application/json": Body } };
  };
}

interface Body<Content> {
  requestBody: { content: { "application/json": Content } };
}

export interface Session {
  member: { id: number; name: string; email: string; role: string };
  permissions: string[];
  business: { name: string; defaultCountry: string; timezone: string; locale: string };
  mode: "local" | "production";
}

export interface SetupInput {
  businessName: string;
  name: string;
  email: string;
  password: string;
  defaultCountry: string;
  timezone: string;
}

export interface Notification {
  id: number;
  kind: string;
  title: string;
  body: string | null;
  href: string | null;
  readAt: string | null;
  createdAt: string;
}

export interface paths {
  "/api/session": {
    get: Answer<200, Session>;
    post: Body<{ email: string; password: string }> & Answer<200, Session>;
    delete: Answer<204, never>;
  };
  "/api/setup": {
    get: Answer<200, { needed: boolean }>;
    post: Body<SetupInput> & Answer<201, Session>;
  };
  "/api/notifications": {
    get: {
      parameters: { query?: { limit?: number; cursor?: string } };
    } & Answer<200, { items: Notification[]; nextCursor: string | null }>;
  };
  "/api/notifications/read": {
    post: Body<{ ids: number[] }> & Answer<204, never>;
  };
}
