import { readFileSync, readdirSync } from "node:fs";
import { lookAtHead, HEAD_BYTES } from "@/lib/importers/look-at-head";
import { suggestMapping } from "@/lib/importers/column-mapping";
import { readContent } from "@/lib/importers/content-reader";
import { parseProlificSubmissions } from "@/lib/importers/parse-prolific-submissions";
import { parseAccuracyRuns } from "@/lib/importers/parse-accuracy-runs";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { textDecoder } from "@/lib/importers/text/decode-text";
import { TextFlaw } from "@/lib/importers/text/text-flaw";
const d="/work/shared/cases/";
const nobody={method:"MT:Unrevised",modelSize:null,runNumber:null};
for(const f of [...readdirSync(d).filter(f=>/\./.test(f)&&!/README|study.json/.test(f)),...readdirSync(d+"ratings").map(f=>"ratings/"+f)]){
 const b=readFileSync(d+f); const h=lookAtHead(b.subarray(0,HEAD_BYTES));
 let out="";
 const say=(p:any)=>`${p.line}${p.field?"["+p.field+"]":""}: ${p.reason}`;
 if(/prolific/.test(f)){const r=parseProlificSubmissions(b);out=r.ok?`prolific ${r.records.length} records; ${r.remarks.map(say).slice(0,2).join(" / ")}`:`prolific refused: ${r.problems.slice(0,2).map(say).join(" / ")}`}
 else if(h.kind==="ratings"||/^ratings\/s/.test(f)){const r=readResponses(b);out=r.ok?`compare: n ${r.records.responses}, methods ${r.records.methods.map((m:any)=>m.key)}; ${r.remarks.slice(0,2).map(say)}`:`compare refused: ${r.problems.slice(0,2).map(say).join(" / ")}`}
 else if(h.kind==="accuracy-runs"){const r=parseAccuracyRuns(b,()=>null);out=r.ok?`runs ${r.records.map(x=>x.testAccuracy)}; ${r.remarks.map(say)}`:`refused: ${r.problems.map(say).join(" / ")}`}
 else if(h.kind!=="unknown"){const form:any=h.kind==="table"?{kind:"table",layout:h.layout,mapping:suggestMapping(h.columns),defaults:nobody}:{kind:h.kind,defaults:nobody};
  const r=readContent(form);let rows:any[]=[];try{const t=textDecoder();for(const s of [...t.push(b),...t.end()])rows.push(...r.push(s));rows.push(...r.end())}catch(e){if(!(e instanceof TextFlaw))throw e;rows.push({problems:[{line:e.line,reason:e.message}]})}
  const ps=rows.flatMap(x=>x.problems);const rec=rows.filter(x=>x.record);
  out=`${rec.length} records${rec[0]?" (first line "+rec[0].record.line+")":""}; ${ps.slice(0,2).map(say).join(" / ")} ${r.remarks().map(say)}`}
 console.log(`${f.padEnd(42)}| ${h.kind}${h.layout?" "+JSON.stringify(h.layout):""} | ${h.reason||out}`);
}
