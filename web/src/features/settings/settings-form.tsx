import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../../lib/api.ts";
import { useI18n } from "../../lib/i18n/index.tsx";
import { useCan } from "../../lib/session.ts";
import { useForm } from "../../lib/use-form.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormSummary } from "../../ui/form-summary.tsx";
import { Input, Textarea } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TokenInput } from "../../ui/token-input.tsx";
import { useToast } from "../../ui/toast.tsx";
import { Switch } from "../../ui/toggles.tsx";
import { BusinessFields } from "./business-fields.tsx";
import { numbersQuery, settingsQuery } from "./queries.ts";
import { SendingFields } from "./sending-fields.tsx";
import {
  bodyOf,
  limits,
  numberSettings,
  type SettingsValues,
  valuesOf,
  withinLimits,
} from "./settings-values.ts";

function useSettingsForm() {
  const { t, format } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(settingsQuery);
  // As they were when the form opened: a change by somebody else must be refused, not overwritten.
  const [opened] = useState(data);
  const [version, setVersion] = useState(data.version);
  const check = (values: SettingsValues) => {
    const wrong = numberSettings
      .filter((setting) => !withinLimits(setting, values[setting]))
      .map((setting) => {
        const { least, most } = limits[setting];
        const range = { least: format.number(least), most: format.number(most) };
        return [setting, t("settings.numberNeeded", range)];
      });
    return {
      ...Object.fromEntries(wrong),
      ...(values.businessName.trim() === "" && { businessName: t("setup.businessNameNeeded") }),
      ...(values.optOutKeywords.length === 0 && { optOutKeywords: t("settings.keywordNeeded") }),
      ...(values.optInKeywords.length === 0 && { optInKeywords: t("settings.keywordNeeded") }),
    };
  };
  return useForm({
    initial: valuesOf(opened),
    check,
    save: (values: SettingsValues) =>
      answer(api.PUT("/api/settings", { body: bodyOf(values, version) })),
    onSaved: async (saved) => {
      setVersion(saved.version);
      client.setQueryData(settingsQuery.queryKey, saved);
      toast({ tone: "good", text: t("settings.saved") });
      await client.invalidateQueries({ queryKey: ["session"] });
    },
  });
}

export type SettingsFormState = ReturnType<typeof useSettingsForm>;

export function SettingsForm() {
  const { t } = useI18n();
  const can = useCan();
  const form = useSettingsForm();
  const { data: numbers = [] } = useQuery({ ...numbersQuery, enabled: can("channel:view") });
  const mayWrite = can("settings:write");
  return (
    <form onSubmit={form.submit} noValidate>
      <fieldset disabled={!mayWrite} className="grid max-w-3xl min-w-0 gap-5">
        <FormSummary refused={form.refused} />
        <BusinessFields form={form} />
        <SendingFields form={form} numbers={numbers} />
        <QuietHours form={form} />
        <Keywords form={form} />
        {mayWrite && (
          <div className="flex justify-end">
            <Button type="submit" look="primary" busy={form.busy}>
              {t("action.save")}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

function QuietHours({ form }: { form: SettingsFormState }) {
  const { t } = useI18n();
  const { quietHours } = form.values;
  const set = (part: Partial<typeof quietHours>) =>
    form.set("quietHours", { ...quietHours, ...part });
  return (
    <Panel title={t("settings.quietHours")}>
      <div className="grid gap-4">
        <Switch
          label={t("settings.quiet")}
          hint={t("settings.quietHint")}
          checked={quietHours.on}
          onChange={(on) => set({ on })}
        />
        {quietHours.on && (
          <div className="grid grid-cols-2 gap-4 sm:max-w-xs">
            <Clock
              label={t("criteria.from")}
              error={form.error("quietHours")}
              value={quietHours.from}
              onChange={(from) => set({ from })}
            />
            <Clock
              label={t("criteria.to")}
              value={quietHours.until}
              onChange={(until) => set({ until })}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}

interface ClockProps {
  label: string;
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}

function Clock({ label, value, error, onChange }: ClockProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Input
          {...control}
          type="time"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function Keywords({ form }: { form: SettingsFormState }) {
  const { t } = useI18n();
  const kinds = [
    {
      name: "optOutKeywords",
      label: t("settings.optOutWords"),
      hint: t("settings.optOutWordsHint"),
    },
    { name: "optInKeywords", label: t("settings.optInWords"), hint: t("settings.optInWordsHint") },
  ] as const;
  return (
    <Panel title={t("settings.keywords")}>
      <div className="grid gap-5">
        {kinds.map(({ name, label, hint }) => (
          <Field key={name} label={label} hint={hint} error={form.error(name)}>
            {(control) => (
              <TokenInput
                {...control}
                placeholder={t("criteria.valuesHint")}
                values={form.values[name]}
                onChange={(values) => form.set(name, values)}
              />
            )}
          </Field>
        ))}
        <OptOutReply form={form} />
      </div>
    </Panel>
  );
}

function OptOutReply({ form }: { form: SettingsFormState }) {
  const { t } = useI18n();
  return (
    <Field
      label={t("settings.optOutReply")}
      hint={t("settings.optOutReplyHint")}
      error={form.error("optOutReply")}
      optional
    >
      {(control) => (
        <Textarea
          {...control}
          rows={2}
          maxLength={1_000}
          value={form.values.optOutReply}
          onChange={({ target }) => form.set("optOutReply", target.value)}
        />
      )}
    </Field>
  );
}
