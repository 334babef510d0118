/** The head of a table whose first column names the row and whose others are numbers. */
export function TableHead({ name, numbers }: { name: string; numbers: readonly string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{name}</th>
        {numbers.map((number) => (
          <th key={number} scope="col" className="text-right">
            {number}
          </th>
        ))}
      </tr>
    </thead>
  );
}
