import { z } from "zod";

// Imported before any schema is made: zod tries whether it may compile code, and our CSP would
// report each try as a violation.
z.config({ jitless: true });
