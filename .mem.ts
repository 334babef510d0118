// a JSON list of ~200 MB through the reader: memory stays
import { readContent } from "@/lib/importers/content-reader";
import { textDecoder } from "@/lib/importers/text/decode-text";
const rec=(n:number)=>JSON.stringify({id:`q${n}`,question:`Where is thing ${n}?`,choices:["oven","barn"],gold:"barn",method:"CF",answer:"barn",explanation:"people keep such things where they are used most ".repeat(6)})
const form:any={kind:"table",mapping:{columns:{id:"id",question:"question",gold:"gold",method:"method",answer:"answer",explanation:"explanation"},choices:["choices"]},defaults:{method:null,modelSize:null,runNumber:null}};
const d=textDecoder(),r=readContent(form);let n=0,bytes=0,most=0;const b=performance.now();
const push=(s:string)=>{const p=Buffer.from(s);bytes+=p.length;for(const t of d.push(p))n+=r.push(t).length};
push("[");let i=0;while(bytes<200e6){let s="";for(let k=0;k<500;k++)s+=(i++?",\n":"")+rec(i);push(s);most=Math.max(most,process.memoryUsage().heapUsed)}
push("]");for(const t of d.end())n+=r.push(t).length;n+=r.end().length;
console.log(n,i,(bytes/1e6).toFixed(0)+"MB",((performance.now()-b)/1000).toFixed(1)+"s","heap",(most/1e6).toFixed(0)+"MB");
