import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { answer, api, type Entity } from "../../../lib/api.ts";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useDebounced } from "../../../lib/use-debounced.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { useOptionList } from "../../../ui/use-option-list.ts";

type Contact = Entity<"Contact">;

interface Props {
  chosen: Contact | undefined;
  onChoose: (contact: Contact | undefined) => void;
  error: string | undefined;
}

/** Finds one of any number of contacts by part of a name or number. */
export function ContactPicker({ chosen, onChoose, error }: Props) {
  return chosen ? (
    <Chosen contact={chosen} onClear={() => onChoose(undefined)} />
  ) : (
    <Finder onChoose={onChoose} error={error} />
  );
}

const shownAtMost = 6;

const foundQuery = (search: string) => ({
  queryKey: ["contacts", "found", search],
  placeholderData: keepPreviousData,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer(
      api.GET("/api/contacts", {
        signal,
        params: { query: { limit: shownAtMost, ...(search === "" ? {} : { search }) } },
      }),
    ),
});

function Finder({ onChoose, error }: Omit<Props, "chosen">) {
  const { t } = useI18n();
  const [typed, setTyped] = useState("");
  const { data } = useQuery(foundQuery(useDebounced(typed.trim())));
  const found = data?.items ?? [];
  const steer = useOptionList(found.length, (index) => onChoose(found[index]));
  return (
    <div className="grid gap-1.5">
      <Field label={t("campaigns.test.contact")} error={error} required>
        {(control) => (
          <Input
            {...steer.inputProps}
            {...control}
            placeholder={t("campaigns.test.find")}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              steer.setActive(0);
            }}
          />
        )}
      </Field>
      <div
        {...steer.listProps}
        aria-label={t("campaigns.test.contact")}
        className="max-h-56 overflow-y-auto rounded-md border border-line p-1 empty:hidden"
      >
        {found.map((contact, index) => (
          <div key={contact.id} {...steer.optionProps(index)} className="menu-row">
            <NameAndNumber contact={contact} />
          </div>
        ))}
      </div>
      {data?.items.length === 0 && <p className="text-sm text-ink-3">{t("list.nothingFound")}</p>}
    </div>
  );
}

function Chosen({ contact, onClear }: { contact: Contact; onClear: () => void }) {
  const { t } = useI18n();
  return (
    <div className="grid gap-1.5">
      <p className="text-sm font-semibold">{t("campaigns.test.contact")}</p>
      <div className="flex items-center justify-between gap-3 rounded-md border border-line-2 py-1 pr-1 pl-3">
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <NameAndNumber contact={contact} />
        </span>
        <Button
          type="button"
          look="quiet"
          size="icon-sm"
          aria-label={t("campaigns.test.another")}
          onClick={onClear}
        >
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}

function NameAndNumber({ contact: { name, phone } }: { contact: Contact }) {
  const { t } = useI18n();
  return (
    <>
      <span className="truncate">{name || t("campaigns.nameless")}</span>
      <span className="text-sm whitespace-nowrap text-ink-3">{phone}</span>
    </>
  );
}
