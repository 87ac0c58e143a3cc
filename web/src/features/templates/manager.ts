/** Where Meta itself shows an account's templates. */
export const managerAddress = (wabaId?: string): string =>
  `https://business.facebook.com/wa/manage/message-templates/${
    wabaId === undefined ? "" : `?waba_id=${encodeURIComponent(wabaId)}`
  }`;
