import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Filter, Megaphone, User } from "lucide-react";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { useDebounced } from "../../lib/use-debounced.ts";
import type { Command } from "../../ui/command-palette.tsx";

/** One letter finds half of everything. */
const shortest = 2;
const shownOfEach = 5;
const handsRest = 250;

const icon = { size: 16, "aria-hidden": true } as const;

/** What the business has by the name that is typed: contacts, segments and campaigns. */
export function useDataSearch(open: boolean) {
  const [typed, type] = useState("");
  const asked = useDebounced(typed.trim(), handsRest);
  const search = open && asked === typed.trim() && asked.length >= shortest ? asked : undefined;
  const contacts = useContacts(search);
  const segments = useSegments(search);
  const campaigns = useCampaigns(search);
  return { type, found: typed.trim() === "" ? [] : [...campaigns, ...contacts, ...segments] };
}

function useSearched<Item>(
  kind: string,
  permission: string,
  search: string | undefined,
  read: (search: string, signal: AbortSignal) => Promise<{ items: Item[] }>,
): readonly Item[] {
  const can = useCan();
  const enabled = search !== undefined && can(permission);
  const { data } = useQuery({
    queryKey: ["palette", kind, search],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read(search ?? "", signal),
  });
  return data?.items ?? [];
}

const pageOf = (search: string) => ({ query: { search, limit: shownOfEach } });

function useContacts(search: string | undefined): Command[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  const found = useSearched("contacts", "contact:view", search, (text, signal) =>
    answer(api.GET("/api/contacts", { params: pageOf(text), signal })),
  );
  return found.map(({ id, name, phone, userId }) => ({
    id: `contact:${id}`,
    group: t("nav.contacts"),
    label: [name, phone ?? userId].filter(Boolean).join(" · "),
    icon: <User {...icon} />,
    run: () => void navigate({ to: "/contacts/$id", params: { id } }),
  }));
}

function useSegments(search: string | undefined): Command[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  const found = useSearched("segments", "segment:view", search, (text, signal) =>
    answer(api.GET("/api/segments", { params: pageOf(text), signal })),
  );
  return found.map(({ id, name }) => ({
    id: `segment:${id}`,
    group: t("nav.segments"),
    label: name,
    icon: <Filter {...icon} />,
    run: () => void navigate({ to: "/segments/$id", params: { id } }),
  }));
}

function useCampaigns(search: string | undefined): Command[] {
  const { t } = useI18n();
  const navigate = useNavigate();
  const found = useSearched("campaigns", "campaign:view", search, (text, signal) =>
    answer(api.GET("/api/campaigns", { params: pageOf(text), signal })),
  );
  return found.map(({ id, name }) => ({
    id: `campaign:${id}`,
    group: t("nav.campaigns"),
    label: name,
    icon: <Megaphone {...icon} />,
    run: () => void navigate({ to: "/campaigns/$id", params: { id } }),
  }));
}
