import { createReadStream } from "node:fs";
import { readContent } from "@/lib/importers/content-reader";
import { readPieces } from "@/lib/server/import/content/received-file";
const form:any={kind:"table",layout:",",mapping:{columns:{id:"id",question:"question",gold:"gold",method:"method",answer:"answer",explanation:"explanation"},choices:["choices"]},defaults:{method:null,modelSize:null,runNumber:null}};
for(let r=0;r<4;r++){const b=performance.now();let n=0;const reader=readContent(form);
for await(const p of readPieces({path:"/tmp/reader-100k.csv"} as any)) n+=reader.push(p).length; n+=reader.end().length; console.log(n,(performance.now()-b).toFixed(0),"ms");}
