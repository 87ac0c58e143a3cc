import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../lib/session.ts";
import { numbersQuery } from "./queries.ts";

/** Messages a second that Meta lets through a number; undefined while that is not known. */
export function useThroughput(numberId: number | null): number | undefined {
  const can = useCan();
  const { data } = useQuery({ ...numbersQuery, enabled: can("channel:view") });
  return data?.find((number) => number.id === numberId)?.throughput;
}
