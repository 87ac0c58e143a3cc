export const consentActs = ["opt_out", "opt_in", "meta_stop", "meta_resume"] as const;
export type ConsentAct = (typeof consentActs)[number];

export const consentSources = ["keyword", "button", "meta", "error", "person", "api", "import"] as const;
export type ConsentSource = (typeof consentSources)[number];
