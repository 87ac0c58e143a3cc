import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { TableSearch } from "../src/lib/table-state.ts";
import { Button } from "../src/ui/button.tsx";
import { type Column, DataTable } from "../src/ui/data-table/index.tsx";
import { StatusBadge } from "../src/ui/status-badge.tsx";

interface Person {
  id: number;
  name: string;
  phone: string;
  city: string;
  optedOut: boolean;
}

const names = [
  "Siti Rahma",
  "Budi Santoso",
  "Dewi Lestari",
  "Agus Wijaya",
  "Rina Kusuma",
  "Eko Putra",
];
const cities = ["Bandung", "Surabaya", "Jakarta", "Yogyakarta", "Medan", "Makassar"];
const people: Person[] = names.map((name, index) => ({
  id: index,
  name,
  phone: `+62 812-5550-01${20 + index}`,
  city: cities[index] ?? "",
  optedOut: index === 2,
}));

const columns: Column<Person>[] = [
  { id: "name", header: "Name", sort: "name", cell: (person) => person.name },
  { id: "phone", header: "Phone", cell: (person) => person.phone },
  { id: "city", header: "City", sort: "city", cell: (person) => person.city },
  {
    id: "consent",
    header: "Consent",
    card: "beside",
    cell: ({ optedOut }) => (
      <StatusBadge
        label={optedOut ? "Opted out" : "May be written to"}
        look={optedOut ? { tone: "bad", shape: "cross" } : { tone: "good", shape: "check" }}
      />
    ),
  },
  { id: "id", header: "Number", align: "end", hidden: true, cell: (person) => person.id },
];

const actions = [
  {
    label: "Delete",
    icon: <Trash2 size={16} aria-hidden="true" />,
    danger: true,
    run: () => {},
  },
];

export function KitTable() {
  const [search, setSearch] = useState<TableSearch>({});
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [city, setCity] = useState<string | undefined>();
  const rows = people.filter(({ name }) => name.toLowerCase().includes(search.q ?? ""));
  return (
    <DataTable
      label="Contacts"
      searchLabel="Search contacts"
      columns={columns}
      rows={city === undefined ? rows : rows.filter((person) => person.city === city)}
      nextCursor="more"
      rowKey={(person) => String(person.id)}
      rowName={(person) => person.name}
      rowLink={(person, content, tabIndex) => (
        <a href={`#contact-${person.id}`} tabIndex={tabIndex} className="hover:underline">
          {content}
        </a>
      )}
      search={search}
      onSearch={setSearch}
      filters={[
        {
          id: "city",
          label: "Any city",
          options: cities.map((value) => ({ value, label: value })),
          value: city,
          onChange: setCity,
        },
      ]}
      actions={actions}
      selection={{ chosen, onChange: setChosen, actions: <Button size="sm">Add a label</Button> }}
      filtered={city !== undefined}
      empty={null}
    />
  );
}
