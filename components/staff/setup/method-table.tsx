import { MethodColours } from "@/components/charts/method-colours";
import { MethodName } from "@/components/charts/method-mark";
import { Table } from "@/components/staff/shell/table";
import { formatCount } from "@/lib/format";

interface ListedMethod {
  key: string;
  label: string;
  factors: { name: string; level: string }[];
  colour: string | null;
  explanations: number;
}

/** The methods of a study, to read. */
export function MethodTable({ methods }: { methods: readonly ListedMethod[] }) {
  if (methods.length === 0) return <p className="text-soft">The study has no methods.</p>;
  return (
    <MethodColours colours={methods.map(({ colour }) => colour)}>
      <Table caption={<span className="sr-only">Methods of the study</span>}>
        <thead>
          <tr>
            <th scope="col">Method</th>
            <th scope="col">Key in files</th>
            <th scope="col">Factors</th>
            <th scope="col" className="text-right">
              Explanations
            </th>
          </tr>
        </thead>
        <tbody>
          {methods.map(({ key, label, factors, explanations }, index) => (
            <tr key={key}>
              <th scope="row">
                <MethodName index={index}>{label}</MethodName>
              </th>
              <td>{key}</td>
              <td>{factors.map(({ name, level }) => `${name}: ${level}`).join(", ") || "none"}</td>
              <td className="text-right">{formatCount(explanations)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </MethodColours>
  );
}
