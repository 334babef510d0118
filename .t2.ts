import { readFileSync } from "node:fs";
import { textDecoder } from "@/lib/importers/text/decode-text";
import { splitRows } from "@/lib/importers/text/split-rows";
import { splitCsv } from "@/lib/importers/text/split-csv";
import { readRecords } from "@/lib/importers/text/read-records";
import { parse } from "csv-parse/sync";
const bytes=readFileSync("/tmp/reader-100k.csv");
const pieces:Buffer[]=[];for(let i=0;i<bytes.length;i+=262144)pieces.push(bytes.subarray(i,i+262144));
function t(name:string,f:()=>number){const a=process.cpuUsage();const n=f();const c=process.cpuUsage(a);console.log(name,n,(c.user/1000).toFixed(0),"ms cpu")}
for(let r=0;r<3;r++){
t("plain decode",()=>{const d=new TextDecoder("utf-8",{fatal:true});let n=0;for(const p of pieces)n+=d.decode(p,{stream:true}).length;return n});
t("textDecoder",()=>{const d=textDecoder();let n=0;for(const p of pieces)for(const s of d.push(p))n+=s.length;return n});
const strs=pieces.map(p=>p.toString());
t("splitCsv",()=>{const d=splitCsv();let n=0;for(const p of strs)n+=d.push(p).length;return n+d.end().length});
t("splitRows",()=>{const d=splitRows();let n=0;for(const p of strs)n+=d.push(p).length;return n+d.end().length});
t("readRecords",()=>{const d=readRecords();let n=0;for(const p of strs)n+=d.push(p).length;return n+d.end().length});
if(r===0)t("csv-parse",()=>parse(bytes).length);
}
