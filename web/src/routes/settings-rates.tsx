import { Rates } from "../features/rates/rates.tsx";

export const RatesPage = () => <Rates />;
