import { Table } from "@/components/staff/shell/table";
import { Notice } from "@/components/ui/notice";
import { VERBATIM } from "@/components/ui/verbatim";
import { OUTCOME_WORDS, type RecruiterSetup } from "@/lib/views/recruitment/recruiter-setup";

/** What to set up at a recruiter, and what its people take back for each end of a run. */
export function RecruiterEnds({ name, howTo, proof, ends }: RecruiterSetup) {
  return (
    <div className="mt-6">
      <h3 className="font-semibold">{name}</h3>
      <p className="mt-1 mb-3 max-w-[66ch]">{howTo}</p>
      <div className="mb-3 max-w-[66ch]">
        <Notice look={proof.kind === "signature-off" ? "look" : "quiet"}>{proof.text}</Notice>
      </div>
      <Table caption={`What people from ${name} take back`}>
        <thead>
          <tr>
            <th scope="col">The run ends</th>
            <th scope="col">Code and way back</th>
          </tr>
        </thead>
        <tbody>
          {ends.map(({ outcome, takesBack }) => (
            <tr key={outcome}>
              <th scope="row">{OUTCOME_WORDS[outcome]}</th>
              {takesBack ? (
                <td {...VERBATIM} className="wrap-anywhere">
                  <span className="block">{takesBack.code}</span>
                  {takesBack.returnUrl}
                </td>
              ) : (
                <td className="text-soft">
                  Nothing: the protocol has no entry, and the page says that the run has ended.
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
