const PATIENCE = 9000;

/**
 * Asks the product to stop granting sends and waits until those under way have their answers, so
 * that an orderly stop leaves nobody in doubt. A product that does not answer is ended all the same.
 */
export async function drain(url: string, apiKey: string | null): Promise<void> {
  if (apiKey === null) return;
  try {
    const response = await fetch(`${url}/api/campaigns/drain`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: "{}",
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
  } catch {
    return;
  }
}
