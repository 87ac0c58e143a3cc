/** A new campaign and a copy are drafts that are changed from then on: it takes both. */
export const mayBegin = (can: (permission: string) => boolean): boolean =>
  can("campaign:create") && can("campaign:update");
