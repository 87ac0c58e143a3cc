import type { WallTime } from "@siar/core/settings/rules";
import { useI18n } from "../../../lib/i18n/index.tsx";
import { useSession } from "../../../lib/session.ts";
import { Button } from "../../../ui/button.tsx";
import { useDayWords } from "../use-day-words.ts";
import { nextGoodTimes } from "../next-good-time.ts";

interface Props {
  zone: string;
  at: WallTime;
  onChoose: (at: WallTime) => void;
}

/** The next hours at which people like to read, none of them in the business's quiet ones. */
export function GoodHours({ zone, at, onChoose }: Props) {
  const { t } = useI18n();
  const { wallTime } = useDayWords();
  const { quietHours } = useSession().business;
  const times = nextGoodTimes(zone, quietHours);
  return (
    <div role="group" aria-label={t("builder.goodHours")} className="flex flex-wrap gap-2">
      {times.map((time) => (
        <Button
          key={time}
          size="sm"
          aria-pressed={time === at}
          className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
          onClick={() => onChoose(time)}
        >
          {wallTime(time)}
        </Button>
      ))}
    </div>
  );
}
