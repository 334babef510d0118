import { createRandom } from "@/lib/random";
import { baseFile } from "./bench/fuzz-files/base-files";
import { readFile } from "./bench/fuzz-files/read-file";
const r=createRandom("x");const t:any={};
for(let i=0;i<600;i++){const b=baseFile(r);const f=readFile(b.kind,b.bytes);const k=b.kind+" "+(f?"ok":"REFUSED");t[k]=(t[k]??0)+1; if(!f&&t[k]<2)console.log(b.kind,b.dialect,Buffer.from(b.bytes).toString().slice(0,400))}
console.log(t);
