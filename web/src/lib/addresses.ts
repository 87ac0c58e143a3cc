/** Pages of one feature that another leads to. */
export const campaignAddress = (id: number): string => `/campaigns/${id}`;
