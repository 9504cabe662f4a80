import { Webhook } from "signpost";
const S="bench-secret-0123456789abcdef0123456789"; const prov=process.argv[2]; const size=+process.argv[3];
const secret = prov==="standard-webhooks" ? "whsec_"+Buffer.from(S).toString("base64"): S;
const w=new Webhook(prov,secret); const text="x".repeat(size); const bytes=Buffer.from(text);
const h=Object.fromEntries(Object.entries(w.sign(text,{type:"push",id:"msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"}).headers).map(([a,b])=>[a.toLowerCase(),b]));
for(let r=0;r<3;r++){const N=500000;const s=process.hrtime.bigint(); for(let i=0;i<N;i++) w.verify(bytes,h); console.log(Number(process.hrtime.bigint()-s)/N);}
