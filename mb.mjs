import { Webhook } from "signpost";
import * as engine from "/tmp/wt/npm/npm/dist/lib/engine.js";
import * as host from "/tmp/wt/npm/npm/dist/lib/host.js";
import { flatten, rowOf } from "/tmp/wt/npm/npm/dist/lib/row.js";
import crypto from "node:crypto";
function t(name, f){ const n=2000; let best=1e9; for(let r=0;r<400;r++){const s=process.hrtime.bigint(); for(let i=0;i<n;i++) f(); const d=Number(process.hrtime.bigint()-s)/n; if(d<best)best=d;} console.log(name.padEnd(40), best.toFixed(0)); }
const S="bench-secret-0123456789abcdef0123456789";
for (const prov of ["github","stripe","standard-webhooks"]) {
const secret = prov==="standard-webhooks" ? "whsec_"+Buffer.from(S).toString("base64"): S;
const w=new Webhook(prov,secret); const text="x".repeat(256); const bytes=Buffer.from(text);
const h=Object.fromEntries(Object.entries(w.sign(text,{type:"push",id:"msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"}).headers).map(([a,b])=>[a.toLowerCase(),Buffer.from(b).toString("latin1")]));
t(prov+" verify bytes 256",()=>w.verify(bytes,h));
t(prov+" verify text 256",()=>w.verify(text,h));
const empty=""; const h0=Object.fromEntries(Object.entries(w.sign("",{type:"push",id:"msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"}).headers).map(([a,b])=>[a.toLowerCase(),Buffer.from(b).toString("latin1")]));
t(prov+" verify empty",()=>w.verify("",h0));
const r=engine.receiver(flatten(rowOf(prov))); r.addSecret(secret,undefined);
const names=r.names().trim().split("\n").map(l=>l.split(" ")[1].toLowerCase());
const values=names.map(n=>h0[n]);
t(prov+" putHead",()=>engine.putHead(values));
engine.putHead(values);
const now=Math.floor(Date.now()/1000);
t(prov+" wasm verify own 0",()=>engine.verify(r,0,0,now,NaN));
console.log(engine.verify(r,0,0,now,NaN));
t(prov+" wasm verify inner 0",()=>engine.verify(r,1,0,now,NaN));
t(prov+" wasm verify own 640",()=>engine.verify(r,0,640,now,NaN));
values[0]=undefined; engine.putHead(values);
t(prov+" wasm verify missing sig",()=>engine.verify(r,0,0,now,NaN));
t(prov+" putBody bytes",()=>engine.putBody(bytes));
t(prov+" putBody text",()=>engine.putBody(text));
}
const view=new Uint8Array(320);
t("crypto.hash 320 binary",()=>crypto.hash("sha256",view,"binary"));
t("crypto.hash 320 latin1",()=>crypto.hash("sha256",view,"latin1"));
t("crypto.hash 320 buffer",()=>crypto.hash("sha256",view,"buffer"));
t("crypto.hash 320 hex",()=>crypto.hash("sha256",view,"hex"));
t("hashInto 320",()=>host.hashInto(1024,320,512));
const k=crypto.createSecretKey(Buffer.from(S));
t("createHmac 256",()=>crypto.createHmac("sha256",k).update(view).digest());
import { Delivery } from "/tmp/wt/npm/npm/dist/delivery.js";
import { reader, direct } from "/tmp/wt/npm/npm/dist/lib/headers.js";
{
const w=new Webhook("github",S); const text="x".repeat(256); const bytes=Buffer.from(text);
const h=Object.fromEntries(Object.entries(w.sign(text,{type:"push",id:"msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"}).headers).map(([a,b])=>[a.toLowerCase(),Buffer.from(b).toString("latin1")]));
const v=Object.values(h);
let sink;
t("github putHead",()=>engine.putHead(v));
t("new Delivery",()=>{sink=new Delivery({receiver:w,body:bytes,timestamp:0,secret:0,id:"a",type:"b",idempotencyKey:undefined})});
t("reader",()=>{sink=reader(h)});
t("direct x3",()=>{sink=direct(h,"x-hub-signature-256");sink=direct(h,"x-github-delivery");sink=direct(h,"x-github-event")});
t("Date.now",()=>{sink=Date.now()});
const r=engine.receiver(flatten(rowOf("github"))); r.addSecret(S,undefined);
engine.putHead(v); const n=engine.putBody(bytes);
t("wasm inner 256",()=>engine.verify(r,1,n,1e9,NaN));
t("wasm own 256",()=>engine.verify(r,0,n,1e9,NaN));
console.log(engine.verify(r,1,n,1e9,NaN));
t("verify",()=>w.verify(bytes,h));
}
