/** Lets the scheduler's minute strike now: the local runtime takes it over HTTP. */
export async function strikeMinute(url: string): Promise<void> {
  const path = "/cdn-cgi/local/explorer/api/local/scheduled?worker=siar-scheduler";
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ cron: "* * * * *" }),
  });
  if (!response.ok) throw new Error(`The minute did not strike: ${response.status}`);
}
