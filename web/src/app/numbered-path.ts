/** `/contacts/17`: what is not a number is left to the API to refuse. */
export const numberedPath = {
  parse: ({ id }: { id: string }) => ({ id: Number(id) }),
  stringify: ({ id }: { id: number }) => ({ id: String(id) }),
};
