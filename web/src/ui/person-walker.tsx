import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useI18n } from "../lib/i18n/index.tsx";
import { Button } from "./button.tsx";
import { Select } from "./select.tsx";

interface Somebody {
  id: number;
  name: string;
  phone: string | null;
}

export interface Walk<Person extends Somebody> {
  people: readonly Person[];
  person: Person | undefined;
  step: (by: number) => void;
  choose: (id: number) => void;
}

/** One of several people after the other; whoever is chosen stays, as long as they are among them. */
export function useWalk<Person extends Somebody>(people: readonly Person[]): Walk<Person> {
  const [wanted, setWanted] = useState<number>();
  const found = people.findIndex(({ id }) => id === wanted);
  const at = Math.max(0, found);
  const step = (by: number) => setWanted(people[(at + by + people.length) % people.length]?.id);
  return { people, person: people[at], step, choose: setWanted };
}

/** Who is shown, by name, with the way to the next. */
export function PersonWalker({ walk, label }: { walk: Walk<Somebody>; label: string }) {
  const { t } = useI18n();
  const { people, person, step, choose } = walk;
  if (!person) return null;
  return (
    <div className="flex items-center gap-1.5">
      <Button
        size="icon"
        disabled={people.length < 2}
        aria-label={t("phone.previous")}
        onClick={() => step(-1)}
      >
        <ChevronLeft size={17} aria-hidden="true" />
      </Button>
      <Select
        aria-label={label}
        className="min-w-0 flex-1"
        options={people.map(({ id, name, phone }) => ({
          value: String(id),
          label: name || phone || t("phone.nameless"),
          ...(name && phone ? { hint: phone } : {}),
        }))}
        value={String(person.id)}
        onChange={(value) => choose(Number(value))}
      />
      <Button
        size="icon"
        disabled={people.length < 2}
        aria-label={t("phone.next")}
        onClick={() => step(1)}
      >
        <ChevronRight size={17} aria-hidden="true" />
      </Button>
    </div>
  );
}
